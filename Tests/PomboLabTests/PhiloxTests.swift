import Testing

@testable import PomboLab

/// The known answers of Random123 (`kat_vectors`, philox4x64 with 10 rounds).
@Suite struct PhiloxTests {
    @Test func `zeros give Random123's answer`() {
        let block = Philox(low: 0, high: 0).block(0, 0, 0, 0)
        #expect(
            block
                == Philox.Block(
                    0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b))
    }

    @Test func `ones give Random123's answer`() {
        let ones = UInt64.max
        let block = Philox(low: ones, high: ones).block(ones, ones, ones, ones)
        #expect(
            block
                == Philox.Block(
                    0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0))
    }

    @Test func `the digits of pi give Random123's answer`() {
        let philox = Philox(low: 0x452821e638d01377, high: 0xbe5466cf34e90c6c)
        let block = philox.block(
            0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89)
        #expect(
            block
                == Philox.Block(
                    0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6))
    }

    @Test func `a link's name is hashed by FNV-1a`() {
        #expect(Philox.fnv1a("") == 0xcbf2_9ce4_8422_2325)
        #expect(Philox.fnv1a("a") == 0xaf63_dc4c_8601_ec8c)
        #expect(Philox.fnv1a("foobar") == 0x8594_4171_f739_67e8)
    }
}
