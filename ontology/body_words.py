"""Tells names of bodies from other words, and lists all names for a matcher."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology.resolution import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.authority_types import Name
    from ontology.function_lexicon import FunctionLexicon
    from ontology.gazetteer import Gazetteer

_ENDINGS = [
    "局",
    "委",
    "委员会",
    "厅",
    "部",
    "办",
    "办公室",
    "办公厅",
    "政府",
    "管委会",
    "管理委员会",
    "工委",
    "党委",
    "纪委",
    "监委",
    "中心",
    "研究院",
    "科学院",
    "检察院",
    "法院",
    "法庭",
    "医院",
    "学院",
    "设计院",
    "检测院",
    "质检院",
    "计量院",
    "特检院",
    "工程院",
    "研究所",
    "检测所",
    "检验所",
    "监管所",
    "会",
    "社",
    "署",
    "总署",
    "海关",
    "银行",
    "公司",
    "集团",
    "单位",
    "部门",
    "小组",
    "领导小组",
    "工作组",
    "专班",
    "指挥部",
    "委员部",
    "联席会议",
    "协会",
    "学会",
    "商会",
    "促进会",
    "联合会",
    "基金会",
    "理事会",
    "总工会",
    "工会",
    "联盟",
    "大学",
    "高校",
    "学校",
    "院校",
    "企业",
    "机构",
    "机关",
    "党校",
    "联",
    "团委",
    "团市委",
    "团省委",
    "团区委",
    "团县委",
    "政协",
    "人大",
    "分行",
    "支行",
    "营业管理部",
    "总队",
    "支队",
    "大队",
    "总部",
    "街道",
    "镇",
    "乡",
    "乡镇",
    "街镇",
    "镇街",
    "办事处",
    "开发区",
    "高新区",
    "新区",
    "园区",
    "管理处",
    "管理所",
    "服务站",
    "工作站",
    "执委会",
    "审定委员会",
    "人民政府",
    "市委",
    "省委",
    "区委",
    "县委",
    "州委",
    "本部",
    "报社",
    "电视台",
    "广播电视台",
    "电台",
    "供电局",
    "队",
    "档案馆",
    "图书馆",
    "博物馆",
    "科技馆",
    "研究室",
    "参事室",
    "编办",
    "组织",
    "各区",
    "各县",
    "各市",
    "组织部",
    "宣传部",
    "统战部",
    "平台公司",
    "军区",
    "分区",
    "警备区",
    "人武部",
    "出版社",
    "合作社",
    "交易所",
    "分局",
    "站",
    "院",
    "所",
]
# Endings that as often end other words: 社会, 机会, 内部, 全部, 北部, 会议 …
_NO_BODY_ENDINGS = [
    "社会",
    "机会",
    "大会",
    "年会",
    "展会",
    "峰会",
    "晚会",
    "博览会",
    "论坛会",
    "运动会",
    "听证会",
    "座谈会",
    "推进会",
    "发布会",
    "洽谈会",
    "交流会",
    "进博会",
    "工博会",
    "世博会",
    "全会",
    "会议",
    "例会",
    "内部",
    "全部",
    "局部",
    "外部",
    "东部",
    "西部",
    "南部",
    "北部",
    "中部",
    "干部",
    "俱乐部",
    "全局",
    "布局",
    "格局",
    "结局",
    "开局",
    "政府质量奖",
    "质量奖",
    "举办",
    "主办",
    "承办",
    "协办",
    "申办",
    "新办",
    "筹办",
    "创办",
    "督办",
    "交办",
    "办",
    "部",
    "会",
    "编委",
    "评委",
    "常委",
    "场所",
    "处所",
    "住所",
    "厕所",
    "研发中心建设",
    "以上单位",
    "计量单位",
    "基本单位",
    "社区",
    "城区",
    "市区",
    "地区",
    "山区",
    "校区",
    "景区",
    "厂区",
    "库区",
    "片区",
    "小区",
    "灾区",
    "老区",
    "特区",
    "辖区",
    "街区",
    "互联",
    "关联",
    "物联",
    "城镇",
    "家乡",
    "故乡",
    "城乡",
    "网站",
    "车站",
    "机站",
    "电站",
]
_TRAP = re.compile(
    r"[0-9０-９]{4}|年|试行|暂行|草案|征求意见|[A-Za-z]{2,}|[。；：！？《》“”]|%|％|以上|以下|不含|包括|例如|"
    r"详见|见附件|附件|简称|下同|下称|以下|缺陷|产品|标准$|计划$|方案$|工程$|行动$|一带一路"
)
_PLAIN = re.compile(r"^[\u4e00-\u9fff（）、·0-9A-Za-z]+$")
_CENTRAL = re.compile(
    r"国务院(?:办公厅)?|中共中央(?:办公厅|组织部|宣传部)?|党中央|全国人大|全国政协|最高人民(?:法院|检察院)|"
    r"中央[\u4e00-\u9fff]{1,14}?(?:部|办公室|办|委员会|委)|"
    r"国家[\u4e00-\u9fff]{1,14}?(?:总局|局|委员会|委|部|办公室|办|署|总署)|"
    r"中华人民共和国(?!.{1,6}海关)|中国人民银行|全国[\u4e00-\u9fff]{2,12}?(?:会|联|委员会)"
)


class BodyWords:
    """The lexicon of names of bodies, and the test by lexicon and ending."""

    def __init__(
        self,
        names: Mapping[str, list[Name]],
        lexicon: FunctionLexicon,
        gazetteer: Gazetteer,
    ) -> None:
        self._lexicon = lexicon
        self._gazetteer = gazetteer
        own = [name.text for its_names in names.values() for name in its_names]
        functions = [text for text in lexicon.texts() if len(text) > 1]
        self._names = frozenset(own)
        self.words = tuple(dict.fromkeys((*own, *functions)))
        self._national = tuple(
            sorted(
                {
                    name.text
                    for its_names in names.values()
                    for name in its_names
                    if name.text not in lexicon and name.text.endswith(("总局", "总署", "部", "署"))
                },
                key=len,
                reverse=True,
            )
        )

    def looks_like_body(self, surface: str) -> bool:
        """Say whether a surface can be the name of a body.

        市市场监管局 and 各区人民政府 can; 试行, 2023—2025年, 产品, 一带一路 can't.
        """
        text = normalise(surface)
        if text in self._names or (len(text) > 1 and text in self._lexicon):
            return True
        if len(text) < 2 or len(text) > 40 or not _PLAIN.match(text) or _TRAP.search(text):
            return False
        if text.startswith("各") and len(text) > 2:
            return True
        bare = text.split("（")[0] or text
        for candidate in (text, bare):
            if candidate.endswith(tuple(_ENDINGS)) and not self._no_body(candidate):
                return True
        return any(
            match.full and match.end == len(text)
            for match in self._gazetteer.read(text, None, None)
        )

    @staticmethod
    def _no_body(text: str) -> bool:
        return any(text.endswith(word) and len(word) > 1 for word in _NO_BODY_ENDINGS) or (
            text in _NO_BODY_ENDINGS
        )

    def first_central(self, text: str) -> tuple[int, int] | None:
        """Return where the first name that only the centre has starts and ends in a text."""
        match = _CENTRAL.search(text)
        found = (match.start(), match.end()) if match is not None else None
        for name in self._national:
            start = text.find(name)
            if start >= 0 and (found is None or start < found[0]):
                found = (start, start + len(name))
        return found
