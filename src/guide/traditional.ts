/** Chinese in traditional characters, compared in simplified ones: the characters that questions to a ward use. */
const traditional =
  "們嗎這請問說誰塊錢兒讓還沒辦應該時間電話區醫難幫鄉費樣報參關過東車長門見語護個來為開會對發學裡裏後從點現實動國產麼種當進機經無業樂習書買賣馬鳥魚龍歲歷曆師帶帳當員園圓圖團場壓壞壽夢夠奪妝婦媽嬰孫寧寫寶將專尋導屆屬島嶼幣幹幾庫廚廠廣廳張強彈彙後徑復徵忄恆悅惡惱惠愛態憂慮憑憶應懷戰戶擇擊擔據擠擬擺擴攜攝數斷旅無時晉暫曉條楊榮樓標樣機檔檢權歡歐殘殺氣決沒沖況準溝溫湯滅滿漢潔澤濟濕災為熱燈獎獨獲環產異當痛療發盜監盤眾礎祿禮種稱積穩窮競筆節範築簡籃糧約紀納紙級細終組結給統絲經維網緊緒線緣編緩練縣總績織繳繼續罰罷羅義聯聲聽職腦腳臉臨與興舉舊艙艱藝藥蘭處虛號虧術衛裝補製複視親覺覽觀觸計訂訊討訓記設許訴診註評詞試詢該詳認誤誘課調談論諮證識議讀變讓豐責貨貼貴買費資賠賬賴購賽贈贊趕輕輪輸辭農連週運違遞遠適選遺還邊郵鄰醬釋針鈔鋼錄錢錯鍛鎮鐘鐵開閒間閱關際陽隊階隨險隱雖雙雜離電靜響頁頂項順預頭題額願類顧風飛飯飲養餐館驗驚體鬆鬧點齊齡災備單傷僑價儀優億兩內冊凍劃劇勞勢務勝";
const simplified =
  "们吗这请问说谁块钱儿让还没办应该时间电话区医难帮乡费样报参关过东车长门见语护个来为开会对发学里里后从点现实动国产么种当进机经无业乐习书买卖马鸟鱼龙岁历历师带帐当员园圆图团场压坏寿梦够夺妆妇妈婴孙宁写宝将专寻导届属岛屿币干几库厨厂广厅张强弹汇后径复征忄恒悦恶恼惠爱态忧虑凭忆应怀战户择击担据挤拟摆扩携摄数断旅无时晋暂晓条杨荣楼标样机档检权欢欧残杀气决没冲况准沟温汤灭满汉洁泽济湿灾为热灯奖独获环产异当痛疗发盗监盘众础禄礼种称积稳穷竞笔节范筑简篮粮约纪纳纸级细终组结给统丝经维网紧绪线缘编缓练县总绩织缴继续罚罢罗义联声听职脑脚脸临与兴举旧舱艰艺药兰处虚号亏术卫装补制复视亲觉览观触计订讯讨训记设许诉诊注评词试询该详认误诱课调谈论咨证识议读变让丰责货贴贵买费资赔账赖购赛赠赞赶轻轮输辞农连周运违递远适选遗还边邮邻酱释针钞钢录钱错锻镇钟铁开闲间阅关际阳队阶随险隐虽双杂离电静响页顶项顺预头题额愿类顾风飞饭饮养餐馆验惊体松闹点齐龄灾备单伤侨价仪优亿两内册冻划剧劳势务胜";

const toSimple = new Map([...traditional].map((character, index) => [character, [...simplified][index] ?? character]));

export function toSimplified(text: string): string {
  let result = "";
  for (const character of text) result += toSimple.get(character) ?? character;
  return result;
}

/** Characters that only traditional Chinese writes, though Japanese may share some of them. */
export function looksTraditional(text: string): boolean {
  return toSimplified(text) !== text;
}
