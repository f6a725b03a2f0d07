import EventData
import Testing

@Suite struct CloudEventTests {
    private let push = CloudEvent(
        id: "6a1f",
        source: "webhook",
        subject: "push",
        type: "github",
        time: Timestamp(nanoseconds: 1_714_910_400_500_000_000),
        data: Array(#"{ "ref" : "main", "n": 1.50 }"#.utf8)
    )

    @Test func `JSON data is embedded as it is, after the attributes`() {
        #expect(
            String(decoding: push.structuredJSON, as: UTF8.self)
                == #"{"specversion":"1.0","id":"6a1f","source":"webhook","type":"github","subject":"push","#
                + #""datacontenttype":"application/json","time":"2024-05-05T12:00:00.5Z","data":{ "ref" : "main", "n": 1.50 }}"#
        )
    }

    @Test(arguments: [
        ("application/json", Array("{\"a\":[1]}".utf8)), ("application/json", Array("no json".utf8)),
        ("application/json", [0xFF, 0x00]), ("text/plain", Array("héllo \"you\"".utf8)), ("text/plain", []),
        ("application/cloudevents+json; charset=utf-8", Array("\"text\"".utf8)),
        ("application/octet-stream", [1, 2, 3, 4]),
    ])
    func `an event survives the journey, whatever its data`(contentType: String, data: [UInt8]) throws {
        var event = push
        event.dataContentType = contentType
        event.data = data
        #expect(try CloudEvent(structuredJSON: event.structuredJSON) == event)
    }

    @Test func `an event without data stays without`() throws {
        var event = push
        event.data = nil
        #expect(try CloudEvent(structuredJSON: event.structuredJSON) == event)
    }

    @Test func `base64 data and extensions of other producers are understood`() throws {
        let text = #"""
            {"id":"6a1f","x":"y","data_base64":"eyAicmVmIiA6ICJtYWluIiwgIm4iOiAxLjUwIH0=","time":"2024-05-05T14:00:00.5+02:00",
            "type":"github","source":"webhook","subject":"push","specversion":"1.0","datacontenttype":"application/json"}
            """#
        #expect(try CloudEvent(structuredJSON: Array(text.utf8)) == push)
    }

    @Test(arguments: [
        ("[]", "time"), (#"{"time":"2024-05-05T14:00:00Z"}"#, "id"), (#"{"time":"noon"}"#, "time"),
        (#"{"time":"2024-05-05T14:00:00Z","id":1}"#, "id"),
        (
            #"{"time":"2024-05-05T14:00:00Z","id":"","source":"","type":"","specversion":"","data_base64":"?"}"#,
            "data_base64"
        ),
    ])
    func `a refusal names the attribute`(text: String, attribute: String) {
        #expect(throws: CloudEventError.attribute(attribute)) { try CloudEvent(structuredJSON: Array(text.utf8)) }
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func `base64 is that of RFC 4648`(content: String, text: String) {
        #expect(base64(Array(content.utf8)) == text)
        #expect(decodedBase64(Array(text.utf8)) == Array(content.utf8))
    }

    @Test(arguments: ["Z", "Zg=", "Zg", "Zh==", "Z===", "Zm9v!===", "====", "Zm 9", "_-8="])
    func `other text is no base64`(text: String) {
        #expect(decodedBase64(Array(text.utf8)) == nil)
    }
}
