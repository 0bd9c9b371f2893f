/// Rules of protocol.md that no test is named by yet. This list may only shrink.
enum UnprovenRules {
    static let all: [String] = [
        "P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "P-7", "P-8", "P-10", "P-11", "P-12", "P-13",
        "P-14", "P-15", "P-93", "P-94", "P-95", "P-96", "P-97", "P-98", "P-99", "P-100", "P-101",
        "P-102", "P-103", "P-104", "P-105", "P-106", "P-107", "P-108", "P-109", "P-110", "P-111",
        "P-112", "P-113", "P-114", "P-115", "P-116", "P-117", "P-118", "P-119", "P-120", "P-121",
        "P-122", "P-123", "P-124",
    ]
}
