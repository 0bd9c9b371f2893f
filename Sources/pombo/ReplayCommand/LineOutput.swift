/// Lines of the log as they stand: what `jq` and the next replay read.
struct LineOutput: ReplayOutput {
    mutating func bytes(_ entry: ReplayEntry) -> [UInt8] { entry.line + [0x0A] }
}
