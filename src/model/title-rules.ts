/**
 * Where a title may turn and how its lines should lie, as data. GB/T 9704-2012 7.3.1: 回行时，要做到词意完整，排列对称，
 * 长短适宜，间距恰当，标题排列应当使用梯形或菱形. To teach titles a word that must not be divided, add it to `terms`.
 */

/**
 * Words and fixed phrases of the field that general dictionaries divide. A phrase within another counts twice, so that a
 * title turns between the parts of a long phrase sooner than within one of them.
 */
export const terms: readonly string[] = words(`
  责任书 目标责任书 管理责任书 目标管理责任书 承诺书 协议书 意见 实施意见 细则 实施细则 通知 通报 办法 规定 规划
  实施方案 工作方案 整改方案 应急预案 行动计划 一览表 时间表 路线图 任务书 签字页 确认页 汇报材料 学习材料 讲话稿
  工作要点 工作总结 台账
  义务教育 学前教育 高中教育 职业教育 特殊教育 素质教育 均衡发展 优质均衡 优质均衡发展 义务教育均衡发展 县域义务教育
  教育公平 教育教学 教育质量 立德树人 控辍保学 标准化建设 标准化学校 办学条件 办学行为 招生入学 中小学 中小学生
  秋季学期 春季学期 校园安全 食品安全 消防安全 交通安全 安全生产 安全稳定 防溺水 防欺凌 师德师风 党风廉政
  党风廉政建设 意识形态 综合治理 平安校园 常规管理 评估验收 督导评估 差距值 责任人 变更确认 责任追究 目标管理
  领导小组
  人民政府 办公厅 办公室 教育部 教育厅 教育局 教体局 教育系统 中心学校 中心小学 完全小学 第一完小 第二完小 第三完小
  九年一贯制 九年一贯制学校 幼儿园 初级中学 高级中学 自治县 自治州 自治区 开发区 街道办事处
`);

/** Characters that cling to what stands before them: a line of a title begins with none (的 and 等, 镇 and 县). */
export const neverBegins = '的地得之等们者性化率值书省市州县区旗乡镇村校局厅处科室股组委部院园年月日号';

/** Words that introduce what follows: a line of a title ends with none. */
export const neverEnds: readonly string[] = words(
  '关于 对于 根据 按照 为了 进一步 加快 切实 各 本 全 第 和 与 及 或 对 在 为 向 从 将 把 以 由 按 致',
);

function words(list: string): string[] {
  return list.trim().split(/\s+/u);
}

/** What a title's lines cost, in squares of an em: a line that is 2 em longer or shorter than the mean costs 4. */
export const titleCosts = {
  /** Turning within a term. */
  dividedTerm: 40,
  /** Turning beside a single character that no dictionary joins to its neighbours: a part of a name, most likely. */
  besideSingleCharacter: 40,
  /** Turning before or after what must not begin or end a line. */
  clinging: 400,
  /** Lines of the same length: neither trapezium nor rhombus. */
  rectangle: 36,
  /** A line shorter than one above and one below it. */
  hourglass: 80,
  /** Each line more than are needed. */
  furtherLine: 60,
} as const;

/** Lines that differ by less than this, in em, look the same length. */
export const sameLength = 0.75;
