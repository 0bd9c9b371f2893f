import PomboCore
import PomboPosix
import PomboTerminal
import PomboText

/// One form in which records are shown. Each call gives the bytes to be written.
protocol ReplayOutput {
    mutating func head() -> [UInt8]
    mutating func bytes(_ entry: ReplayEntry) -> [UInt8]
    mutating func bytes(_ gap: ReplayGap) -> [UInt8]
    mutating func foot() -> [UInt8]
}

extension ReplayOutput {
    mutating func head() -> [UInt8] { [] }
    mutating func bytes(_ gap: ReplayGap) -> [UInt8] { [] }
    mutating func foot() -> [UInt8] { [] }
}
