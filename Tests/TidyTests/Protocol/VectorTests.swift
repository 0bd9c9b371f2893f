import PomboCore
import Testing

/// The vectors of protocol.md were encoded by another program, written from the text alone.
@Suite struct VectorTests {
    let vectors: [ProtocolDocument.Vector]

    init() throws { vectors = try ProtocolDocument().vectors }

    @Test func `every type has a vector, and no two vectors have the same name`() throws {
        let types = Set(vectors.map { $0.bytes[3] })
        for type in FrameType.allCases { #expect(types.contains(type.rawValue), "\(type)") }
        #expect(Set(vectors.map(\.name)).count == vectors.count)
    }

    @Test func `every vector is described as the document says`() throws {
        for vector in vectors {
            #expect(try Summary.of(vector.bytes.span) == vector.description, "\(vector.name)")
        }
    }

    @Test func `P-11: every vector is written again from what was read of it`() throws {
        for vector in vectors {
            #expect(try Rewriting.rewrite(vector.bytes) == vector.bytes, "\(vector.name)")
        }
    }
}
