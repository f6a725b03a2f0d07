import EventData
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-11-21T03:50:00.5Z", 1_795_233_000_500_000_000),
        ("2024-02-29T23:59:59.999999999Z", 1_709_251_199_999_999_999), ("1969-12-31T23:59:59.25Z", -750_000_000),
        ("2000-03-01T00:00:00.000001Z", 951_868_800_000_001_000), ("1900-03-01T00:00:00Z", -2_203_891_200_000_000_000),
    ])
    func `RFC 3339 text and nanoseconds belong together`(text: String, nanoseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.nanoseconds == nanoseconds)
        #expect(Timestamp(nanoseconds: nanoseconds).rfc3339 == text)
    }

    @Test(arguments: [
        ("2019-04-12T17:35:33+02:00", "2019-04-12T15:35:33Z"),
        ("2019-12-31T23:00:00.120-05:30", "2020-01-01T04:30:00.12Z"),
        ("2019-04-12t17:35:33.1234567891z", "2019-04-12T17:35:33.123456789Z"),
    ])
    func `offsets and surplus digits are normalised`(text: String, normal: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == normal)
    }

    @Test(arguments: [
        "", "2019-02-29T00:00:00Z", "2019-13-01T00:00:00Z", "2019-01-01T24:00:00Z", "2019-01-01T00:00:60Z",
        "2019-01-01T00:00:00", "2019-01-01 00:00:00Z", "2019-01-01T00:00:00.Z", "2019-01-01T00:00:00+2:00",
        "2019-1-1T00:00:00Z", "2019-01-01T00:00:00Zx", "9999-01-01T00:00:00Z", "0001-01-01T00:00:00Z",
        "2019-00-01T00:00:00Z",
        "2019-01-00T00:00:00Z", "+019-01-01T00:00:00Z",
    ])
    func `anything else is no moment`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test func `seconds drop the fraction towards the past`() {
        #expect(Timestamp(nanoseconds: 1_999_999_999).rfc3339Seconds == "1970-01-01T00:00:01Z")
        #expect(Timestamp(nanoseconds: -1).rfc3339Seconds == "1969-12-31T23:59:59Z")
    }

    @Test func `arithmetic stops at the ends of the range`() {
        let late = Timestamp(nanoseconds: .max - 1)
        #expect(late + .seconds(5) == Timestamp(nanoseconds: .max))
        #expect(Timestamp(nanoseconds: .min + 1) - .seconds(5) == Timestamp(nanoseconds: .min))
        #expect(Timestamp(seconds: .max) == Timestamp(nanoseconds: .max))
        #expect(Timestamp(seconds: 3) - Timestamp(seconds: 5) == .seconds(-2))
    }
}
