import PomboCore
import PomboPosix

func readWhole(_ path: String) throws(FileError) -> [UInt8] {
    let file = try File(path, .read)
    let facts = try file.facts()
    var bytes: [UInt8] = []
    try file.read(Int(facts.byteCount), at: 0, to: &bytes)
    return bytes
}

func writeWhole(_ bytes: [UInt8], _ path: String) throws(FileError) {
    try Folder.remove(path)
    let file = try File(path, .create)
    try file.appendAll(bytes.span)
}
