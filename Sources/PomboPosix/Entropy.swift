import CPombo
import PomboCore

/// The system's randomness: for secrets and ids, once per run. Nothing that has to be repeatable
/// may ask here.
package enum Entropy {
    /// At most 256 bytes.
    package static func bytes(_ count: Int) throws(SystemError) -> [UInt8] {
        precondition(count <= 256)
        var bytes = [UInt8](repeating: 0, count: count)
        let result = unsafe bytes.withUnsafeMutableBytes {
            unsafe cpombo_random($0.baseAddress, $0.count)
        }
        guard result == 0 else { throw SystemError(.random, code: cpombo_errno()) }
        return bytes
    }

    package static func word() throws(SystemError) -> UInt64 {
        let bytes = try bytes(8)
        return bytes.span.word64(at: 0)
    }

    package static func secret() throws(SystemError) -> Secret {
        let bytes = try bytes(16)
        return Secret(low: bytes.span.word64(at: 0), high: bytes.span.word64(at: 8))
    }
}
