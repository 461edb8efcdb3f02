"""Family names that stand before the given name (Chinese, Korean, Vietnamese).

Those that are as common as given names elsewhere are left out.
"""

from .words import word_set

CHINESE = word_set(
    """
    ai an bai bao cai cao chang chen cheng chow chu cui dai deng ding dong du duan fan fang feng fu
    gao ge gong gu guan guo han hao he hong hou hu hua huang jia jian jiang jin kang kong lai lei li
    lian liang liao lin liu long lu luo lyu ma mao meng mo ni ning niu ouyang pan pang peng qi qian
    qiao qin qiu qu ren ruan shan shao shen sheng shi song su sun tan tang tao teng tian tong wan
    wang wei wen weng wong wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yi yin you
    yu yuan yue zang zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou
    """
)
KOREAN = word_set(
    """
    ahn ban bae cho choi chung han hwang jang jeon jeong jung kang kim kwon lee lim moon oh paik
    park roh ryu seo shin sohn son song yoo yoon yun
    """
)
VIETNAMESE = word_set(
    """
    bui dang do duong hoang huynh le luong ngo nguyen pham phan tran trinh vo vu
    """
)
FAMILY_FIRST = CHINESE | KOREAN
