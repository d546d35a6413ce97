/** What columns are called, in Chinese and English: the likeliest word of each field first. */
import type { ImportField } from '@heed/shared/imports';

/** Words are compared folded: lower case, without blanks and punctuation. */
export const headerWords: Readonly<Record<ImportField, readonly string[]>> = {
  sourceId: words(`
    留言编号 工单编号 工单号 受理编号 受理单号 诉求编号 投诉编号 信件编号 流水号 单号
    编号 casenumber caseid casenumberid ticketid ticketnumber requestid requestnumber
    servicerequestid servicerequestnumber srnumber uniquekey referenceno referencenumber
    reference id 序号
  `),
  receivedAt: words(`
    受理时间 来电时间 留言时间 诉求时间 投诉时间 接收时间 登记时间 提交时间 来信时间
    反映时间 创建时间 发布时间 受理日期 登记日期 receivedat receiveddate datereceived
    srcreatedate createddate createdat createdate creationdate datecreated opendate
    openedat opened dateopened requesteddatetime requestdate submittedat submitted
    reporteddate calltime timestamp 时间 日期 datetime date
  `),
  occurredAt: words('发生时间 事发时间 事件时间 occurredat incidenttime incidentdate'),
  title: words('留言主题 诉求标题 工单标题 投诉标题 主题 标题 title subject headline summary'),
  text: words(`
    留言详情 留言内容 诉求内容 投诉内容 工单内容 来电内容 反映内容 问题描述 诉求描述
    事项描述 信件内容 内容 详情 描述 正文 text complaintdescription requestdescription
    description details body message narrative complaint comments remarks
  `),
  address: words(`
    详细地址 事发地址 诉求地址 事发地点 发生地点 问题地址 地址 地点 位置 address
    incidentaddress fulladdress srlocation locationaddress streetaddress location
  `),
  district: words(`
    所属区县 区县 行政区 县区 所属区 所属区域 区 地区 district councildistrict borough
    ward county
  `),
  street: words(`
    所属街道 街道乡镇 街道 街镇 镇街 乡镇 subdistrict neighborhood neighbourhood
    township neighborhoodname
  `),
  community: words('所属社区 社区 社区村 村居 小区 小区名称 community compound'),
  lng: words('经度 longitude lng lon long'),
  lat: words('纬度 latitude lat'),
  name: words(`
    诉求人姓名 诉求人 来电人姓名 来电人 投诉人 反映人 联系人 市民姓名 姓名 留言用户
    留言人 用户名 用户 complainant complainantname callername caller contactname
    customername requester name
  `),
  phone: words(`
    来电号码 联系电话 手机号码 手机号 电话号码 主叫号码 联系方式 手机 电话 phone
    phonenumber callernumber contactnumber mobile telephone tel
  `),
  email: words('电子邮箱 电子邮件 邮箱 email emailaddress'),
  account: words(`
    留言用户 用户编号 用户id 会员编号 会员id 用户账号 账号 用户名 用户 userid accountid
    memberid customerid account username user
  `),
  channel: words(`
    来源渠道 诉求来源 受理渠道 诉求渠道 受理方式 反映渠道 来件方式 工单来源 渠道 来源
    channel channeltype methodreceived methodreceiveddescription opendatachanneltype
    intakechannel source origin
  `),
  kind: words('诉求类型 诉求性质 工单类型 来电类型 业务类型 类型 kind requesttype'),
  category: words(`
    三级分类 二级分类 一级分类 诉求分类 事项分类 问题分类 问题类别 问题类型 类别 分类
    category srtype complainttype servicename requestcategory problemtype subject type
  `),
  urgency: words('紧急程度 紧急度 优先级 urgency priority severity'),
  unit: words(`
    承办单位 主办单位 办理单位 处办单位 责任单位 承办部门 办理部门 责任部门 unit agency
    agencyname responsibleagency department queue assignedto
  `),
  dueAt: words(`
    办理时限 截止时间 截止日期 到期时间 应办结时间 要求办结时间 限办时间 dueat duedate
    datedue deadline
  `),
  closedAt: words(`
    办结时间 结案时间 关闭时间 完成时间 办结日期 closedat closeddate dateclosed
    closedatetime resolvedat resolveddate completiondate
  `),
  externalState: words('工单状态 办理状态 处理状态 当前状态 状态 status casestatus state'),
  reply: words(`
    答复内容 答复意见 回复内容 办理结果 处理结果 办理意见 答复 回复 reply response
    answer resolutiondescription resolution
  `),
};

export function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./()[\]:：、·"']/g, '');
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}
