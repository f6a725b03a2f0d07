import EventData
import Expressions
import Testing

struct GoTimeZoneTests {
    @Test(
        arguments: [
            ("Europe/Berlin", "2024-03-31T00:59:59Z", "01:59:59 +0100 CET"),
            ("Europe/Berlin", "2024-03-31T01:00:00Z", "03:00:00 +0200 CEST"),
            ("Europe/Berlin", "2124-07-01T00:00:00Z", "02:00:00 +0200 CEST"),
            ("Europe/Berlin", "1945-06-01T00:00:00Z", "03:00:00 +0300 CEMT"),
            ("America/New_York", "2024-11-03T05:59:59Z", "01:59:59 -0400 EDT"),
            ("America/New_York", "2024-11-03T06:00:00Z", "01:00:00 -0500 EST"),
            ("America/New_York", "2099-01-01T00:00:00Z", "19:00:00 -0500 EST"),
            ("America/Sao_Paulo", "2024-01-01T00:00:00Z", "21:00:00 -0300 -03"),
            ("America/Sao_Paulo", "2018-12-01T00:00:00Z", "22:00:00 -0200 -02"),
            ("Asia/Kolkata", "2024-01-01T00:00:00Z", "05:30:00 +0530 IST"),
            ("Asia/Kathmandu", "2024-01-01T00:00:00Z", "05:45:00 +0545 +0545"),
            ("Europe/Dublin", "2099-07-01T00:00:00Z", "01:00:00 +0100 IST"),
            ("Europe/Dublin", "2099-12-01T00:00:00Z", "00:00:00 +0000 GMT"),
            ("Australia/Sydney", "2099-01-01T00:00:00Z", "11:00:00 +1100 AEDT"),
            ("Australia/Sydney", "2099-07-01T00:00:00Z", "10:00:00 +1000 AEST"),
            ("Pacific/Apia", "2011-12-30T09:59:59Z", "23:59:59 -1000 -10"),
            ("Pacific/Apia", "2011-12-30T10:00:00Z", "00:00:00 +1400 +14"),
            ("Asia/Jerusalem", "2099-06-01T00:00:00Z", "03:00:00 +0300 IDT"),
            ("Etc/GMT+5", "2024-01-01T00:00:00Z", "19:00:00 -0500 -05"),
            ("EST", "2024-07-01T00:00:00Z", "19:00:00 -0500 EST"),
            ("UTC", "2024-01-01T00:00:00Z", "00:00:00 +0000 UTC"),
            ("Local", "2024-01-01T00:00:00Z", "00:00:00 +0000 UTC"),
            ("GMT", "2024-01-01T00:00:00Z", "00:00:00 +0000 GMT"),
            ("Zulu", "2024-01-01T00:00:00Z", "00:00:00 +0000 UTC"),
        ]
    )
    func `a zone shows a moment with its offset and abbreviation`(zone: String, moment: String, expected: String) throws
    {
        let time = GoTime(try #require(Timestamp(rfc3339: moment)), zone: try GoTime.Zone(named: zone))
        #expect(time.formatted("15:04:05 -0700 MST") == expected)
    }

    @Test(arguments: ["Bad/Zone", "BST", "GMT+3", "../etc/passwd", "Europe/", "/etc/localtime", "europe/berlin"])
    func `what is no name of the IANA data is no zone`(name: String) {
        #expect(throws: ExpressionError.self) { try GoTime.Zone(named: name) }
    }
}
