import EventData
import EventSources
import Testing

/// The bytes on the wire, as Google's own implementation writes them (protobuf for Python 6, from `eventing.proto`).
struct EventingMessageTests {
    @Test func `a request is written as Protocol Buffers writes it`() {
        let config = Array(#"{"topic": "x"}"#.utf8)
        #expect(
            hex(EventingRequest(name: "boiler", config: config).encoded)
                == "0a06626f696c6572120e7b22746f706963223a202278227d"
        )
        let long = (0..<512).map { UInt8($0 % 256) }
        let encoded = EventingRequest(name: "n", config: long).encoded
        #expect(hex(Array(encoded.prefix(20))) == "0a016e128004000102030405060708090a0b0c0d")
        #expect(encoded.count == 3 + 3 + 512)
        #expect(EventingRequest(name: "", config: []).encoded == [])
    }

    @Test func `an event is its payload, whatever else the message holds`() throws {
        let payload = Array(#"{"a":1}"#.utf8)
        let messages: [(bytes: [UInt8], payload: [UInt8]?)] = [
            (try bytes("0a017812077b2261223a317d"), payload),
            ([], nil),
            (try bytes("0a0178"), nil),
            (try bytes("1200"), []),
            // A field twice, and fields of every type that nobody knows yet.
            (try bytes("120131" + "12077b2261223a317d"), payload),
            (try bytes("18ac02" + "210102030405060708" + "2d01020304" + "3203616263" + "12077b2261223a317d"), payload),
            (try bytes("f8ffffff0f01" + "12077b2261223a317d"), payload),
        ]
        for (bytes, payload) in messages {
            #expect(try EventingEvent(parsing: bytes).payload == payload, "\(hex(bytes))")
        }
    }

    @Test func `bytes that are no message are told apart`() throws {
        let broken: [(bytes: String, problem: String)] = [
            ("12", "it ends inside a number"),
            ("120561", "it ends inside a field"),
            ("12ffffffffffffffffff01", "it ends inside a field"),
            ("12ffffffffffffffffffff01", "a number has more than ten bytes"),
            ("210102", "it ends inside a field"),
            ("0001", "a field has the number 0"),
            ("13", "field 2 has the wire type 3"),
            ("17", "field 2 has the wire type 7"),
        ]
        for (text, problem) in broken {
            let bytes = try bytes(text)
            let error = #expect(throws: ProtobufFields.Malformed.self) { try EventingEvent(parsing: bytes) }
            #expect(error?.problem == problem, "\(text)")
        }
    }

    @Test func `whatever comes, it is an event or a reason, and nothing crashes`() {
        var state: UInt64 = 38
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            for index in 0..<(state >> 59) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let tag: UInt8 = [0x12, 0x0A, 0x18][Int(state >> 33) % 3]
                bytes.append(index == 0 ? tag : UInt8(truncatingIfNeeded: state >> 40))
            }
            do throws(ProtobufFields.Malformed) { _ = try EventingEvent(parsing: bytes) } catch {
                #expect(!error.problem.isEmpty)
            }
        }
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func bytes(_ hex: String) throws -> [UInt8] {
        let digits = Array(hex)
        return try stride(from: 0, to: digits.count, by: 2).map { index in
            try #require(UInt8(String(digits[index...index + 1]), radix: 16))
        }
    }
}
