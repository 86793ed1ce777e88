/** What stands above the columns of the register, in both languages. */
import type { RegisterWords } from '../model/register.ts';
import type { Language } from './place.ts';

const chinese: RegisterWords = {
  sheet: '签订台账',
  columns: {
    serial: '序号',
    title: '文书名称',
    subject: '对象',
    template: '模板',
    version: '版次',
    parties: '签订方',
    copies: '份数',
    issued: '发文日期',
    state: '状态',
    signed: '签订日期',
    scan: '扫描件',
    reason: '作废原因',
    remark: '备注',
  },
};

const english: RegisterWords = {
  sheet: 'Register',
  columns: {
    serial: 'No.',
    title: 'title',
    subject: 'subject',
    template: 'template',
    version: 'version',
    parties: 'parties',
    copies: 'copies',
    issued: 'issued',
    state: 'state',
    signed: 'signed',
    scan: 'scan',
    reason: 'why void',
    remark: 'remark',
  },
};

/** The words of a language. */
export function registerWords(language: Language): RegisterWords {
  return language === 'zh' ? chinese : english;
}
