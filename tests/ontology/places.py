"""Places that the tests name, by their codes of GB/T 2260."""

from __future__ import annotations

HANGZHOU, YUHANG, YIWU, GUANGZHOU = "330100", "330110", "330782", "440100"
JIANGSU, SHANGHAI, HUANGPU, CHONGQING = "320000", "310000", "310101", "500000"
SICHUAN, GUANGXI, DALI, WUHAN = "510000", "450000", "532900", "420100"
