import Manifests
import Testing

@Suite struct ByteCountTests {
    @Test(arguments: [
        ("0", 0), ("1500", 1_500), ("1k", 1_000), ("2M", 2_000_000), ("3G", 3_000_000_000),
        ("1T", 1_000_000_000_000), ("64Ki", 65_536), ("10Mi", 10 << 20), ("4Gi", 4 << 30), ("2Ti", 2 << 40),
        ("9223372036854775807", Int64.max),
    ])
    func `whole numbers with Kubernetes' suffixes are understood`(text: String, bytes: Int64) {
        #expect(ByteCount(text)?.bytes == bytes)
    }

    @Test(arguments: ["", "Gi", "-1", "+1", "1.5Gi", "1 Gi", "1gi", "1KB", "1e3", "9223372036854775808", "9000000Ti"])
    func `everything else is nothing`(text: String) {
        #expect(ByteCount(text) == nil)
    }

    @Test(arguments: [
        (0, "0"), (1_500, "1500"), (65_536, "64Ki"), (10 << 20, "10Mi"), (4 << 30, "4Gi"), (1_025, "1025"),
    ])
    func `it is written with the largest suffix that leaves nothing over`(bytes: Int64, text: String) {
        #expect(ByteCount(bytes: bytes).description == text)
        #expect(ByteCount(text)?.bytes == bytes)
    }
}
