import EventData
import Expressions
import Testing

struct GoTimeTests {
    private static let reference = GoTime(seconds: 1_136_239_445, zone: .fixed(-25_200, abbreviation: "MST"))

    @Test(arguments: [
        "01/02 03:04:05PM '06 -0700", "Mon Jan _2 15:04:05 2006", "Mon Jan _2 15:04:05 MST 2006",
        "Mon Jan 02 15:04:05 -0700 2006", "02 Jan 06 15:04 MST", "Monday, 02-Jan-06 15:04:05 MST",
        "Mon, 02 Jan 2006 15:04:05 -0700", "3:04PM", "Jan _2 15:04:05.000", "2006-01-02T15:04:05-07:00",
        "January 2 1 3 4 5 002", "-07 -070000 -07:00:00 pm",
    ])
    func `the reference time by a layout is the layout, but for padding`(layout: String) {
        let expected = layout.replacing("_2", with: " 2")
        #expect(Self.reference.formatted(layout) == expected)
    }

    @Test(
        arguments: [
            ("2006-01-02T15:04:05.999999999Z07:00", "2009-02-05T05:00:57.0123456Z"),
            ("06 1 _2 __2 002", "09 2  5  36 036"),
            ("3:04PM 03pm 15h", "5:00AM 05am 05h"),
            (".000 ,000 .999 .99 .9 .000000000", ".012 ,012 .012 .01  .012345600"),
            ("Z0700 Z07 Z070000 Z07:00:00 Z07:00", "Z Z Z Z Z"),
            ("-0700 -07 -070000 -07:00:00 -07:00", "+0000 +00 +000000 +00:00:00 +00:00"),
            ("January Month Janet Monday Mondays Mon", "February Month Janet Thursday Thursdays Thu"),
            ("_2006 2006x 20060102 .0001", "_2009 2009x 20090205 .0002"),
            ("été MST", "été UTC"), ("", ""), ("PM P M pm", "AM P M am"), ("002006", "036009"),
        ]
    )
    func `a moment is formatted by every element of a layout`(layout: String, expected: String) {
        let moment = GoTime(seconds: 1_233_810_057, nanosecond: 12_345_600)
        #expect(moment.formatted(layout) == expected)
    }

    @Test func `a zone without an abbreviation is shown by its offset`() {
        let moment = GoTime(seconds: 0, zone: .fixed(-28_800, abbreviation: ""))
        #expect(moment.text == "1969-12-31 16:00:00 -0800 -0800")
        let odd = GoTime(seconds: 0, zone: .fixed(5_025, abbreviation: ""))
        #expect(odd.formatted("Z07:00:00 MST -07") == "+01:23:45 +0123 +01")
    }

    @Test func `years outside of four digits are written as they are`() {
        #expect(GoTime.zero.text == "0001-01-01 00:00:00 +0000 UTC")
        #expect(GoTime(seconds: -62_198_755_200).formatted("2006 06") == "-0001 01")
        #expect(GoTime(seconds: 253_402_300_800).formatted("2006 06") == "10000 00")
    }

    @Test(
        arguments: [
            ("2006-01-02", "2024-02-29", "2024-02-29 00:00:00 +0000 UTC"),
            (
                "2006-01-02T15:04:05Z07:00", "2024-02-29T01:02:03.123456789123Z",
                "2024-02-29 01:02:03.123456789 +0000 UTC"
            ),
            ("2006-01-02T15:04:05Z07:00", "2024-02-29T01:02:03,5+02:30", "2024-02-29 01:02:03.5 +0230 +0230"),
            ("Mon Jan _2 15:04:05 MST 2006", "THU feb  5 21:00:57 PST 2009", "2009-02-05 21:00:57 +0000 PST"),
            ("Mon Jan _2 15:04:05 MST 2006", "Thu Feb 15 21:00:57 GMT+3 2009", "2009-02-16 00:00:57 +0300 GMT+3"),
            ("15:04:05 MST", "01:02:03 -03", "0000-01-01 01:02:03 +0000 -03"),
            ("15:04:05 MST", "01:02:03 UTC", "0000-01-01 01:02:03 +0000 UTC"),
            ("-0700 MST", "-0700 MST", "0000-01-01 00:00:00 -0700 MST"),
            ("-0700", "+0000", "0000-01-01 00:00:00 +0000 UTC"),
            ("-070000", "-000001", "0000-01-01 00:00:00 +0000 UTC"),
            ("3:04PM", "12:30AM", "0000-01-01 00:30:00 +0000 UTC"),
            ("3:04pm", "12:30pm", "0000-01-01 12:30:00 +0000 UTC"),
            ("3 PM", "0 PM", "0000-01-01 12:00:00 +0000 UTC"),
            ("06", "69", "1969-01-01 00:00:00 +0000 UTC"), ("06", "68", "2068-01-01 00:00:00 +0000 UTC"),
            ("06", "+5", "2005-01-01 00:00:00 +0000 UTC"),
            ("2006 002", "2024 366", "2024-12-31 00:00:00 +0000 UTC"),
            ("2006 __2", "2023   9", "2023-01-09 00:00:00 +0000 UTC"),
            ("2006 002 Jan", "2024 060 Feb", "2024-02-29 00:00:00 +0000 UTC"),
            ("15:04:05.000", "01:02:03.123", "0000-01-01 01:02:03.123 +0000 UTC"),
            ("15:04:05.000", "01:02:03,123", "0000-01-01 01:02:03.123 +0000 UTC"),
            ("15:04:05.999", "01:02:03", "0000-01-01 01:02:03 +0000 UTC"),
            ("15:04:05.9", "01:02:03.1234", "0000-01-01 01:02:03.1234 +0000 UTC"),
            ("1/2 15h4m5", "12/31 7h8m9", "0000-12-31 07:08:09 +0000 UTC"),
            ("2006  x", "2024    x", "2024-01-01 00:00:00 +0000 UTC"),
            ("2006 ", "2024", "2024-01-01 00:00:00 +0000 UTC"),
            ("-07:00", "+24:60", "0000-01-01 00:00:00 +2500 +2500"),
        ]
    )
    func `a text is read as Go reads it`(layout: String, text: String, expected: String) throws {
        #expect(try GoTime(parsing: text, layout: GoLayout(layout)).text == expected)
    }

    @Test(
        arguments: [
            ("2006-01-02", "bad", #" as "2006-01-02": cannot parse "bad" as "2006""#),
            ("Jan 2 2006", "29/02/2024", #" as "Jan 2 2006": cannot parse "29/02/2024" as "Jan""#),
            ("2006-01-02", "2023-02-29", ": day out of range"), ("2006-01-02", "2023-13-01", ": month out of range"),
            ("2006-01-02", "2023-00-01", ": month out of range"), ("2006-01-02", "2023-01-00", ": day out of range"),
            ("2006-01-02", "2023-1-01", #" as "2006-01-02": cannot parse "1-01" as "01""#),
            ("2006-01-02", "2023/01/01", #" as "2006-01-02": cannot parse "/01/01" as "-""#),
            ("2006-01-02", "2023-01-01é", #": extra text: "\xc3\xa9""#),
            ("15:04", "24:00", ": hour out of range"), ("3PM", "13PM", ": hour out of range"),
            ("15:04", "23:60", ": minute out of range"), ("15:04:05", "23:59:60", ": second out of range"),
            ("PM", "am", #" as "PM": cannot parse "am" as "PM""#),
            ("-0700", "+2500", ": time zone offset hour out of range"),
            ("-07", " 07", #" as "-07": cannot parse " 07" as "-07""#),
            ("-07:00", "+0700", #" as "-07:00": cannot parse "+0700" as "-07:00""#),
            ("MST", "abc", #" as "MST": cannot parse "abc" as "MST""#),
            ("MST", "ABCDE", #" as "MST": cannot parse "ABCDE" as "MST""#),
            ("2006 002", "2023 366", ": day-of-year out of range"),
            ("2006 002 01", "2023 032 01", ": day-of-year does not match month"),
            ("2006 002 2", "2023 032 2", ": day-of-year does not match day"),
            (".000", ".-12", ": fractional second out of range"),
            (".000", ".12", #" as ".000": cannot parse ".12" as ".000""#),
            ("2006", "", #" as "2006": cannot parse "" as "2006""#),
        ]
    )
    func `what does not fit is refused in Go's words`(layout: String, text: String, reason: String) {
        let quoted = text.replacing("é", with: #"\xc3\xa9"#)
        #expect(throws: EvaluationError("parsing time \"\(quoted)\"\(reason)")) {
            try GoTime(parsing: text, layout: GoLayout(layout))
        }
    }

    @Test func `a text without a zone is in the zone asked for`() throws {
        let berlin = try GoTime.Zone(named: "Europe/Berlin")
        func read(_ text: String, _ layout: String) throws -> String {
            try GoTime(parsing: text, layout: GoLayout(layout), in: berlin).text
        }
        #expect(try read("2024-07-01 12:00", "2006-01-02 15:04") == "2024-07-01 12:00:00 +0200 CEST")
        #expect(try read("2024-01-01 12:00 CET", "2006-01-02 15:04 MST") == "2024-01-01 12:00:00 +0100 CET")
        #expect(try read("2024-07-01 12:00 CET", "2006-01-02 15:04 MST") == "2024-07-01 13:00:00 +0200 CEST")
        #expect(try read("2024-07-01 12:00 +0200", "2006-01-02 15:04 -0700") == "2024-07-01 12:00:00 +0200 CEST")
        #expect(try read("2024-07-01 12:00 +0100", "2006-01-02 15:04 -0700") == "2024-07-01 12:00:00 +0100 +0100")
        #expect(try read("2024-07-01T12:00:00Z", "2006-01-02T15:04:05Z07:00") == "2024-07-01 12:00:00 +0000 UTC")
        // The hour that the clocks skip, and the one that they show twice.
        #expect(try read("2024-03-31 02:30", "2006-01-02 15:04") == "2024-03-31 03:30:00 +0200 CEST")
        #expect(try read("2024-10-27 02:30", "2006-01-02 15:04") == "2024-10-27 02:30:00 +0100 CET")
    }

    @Test func `any layout reads or refuses any text without a crash`() {
        var random = SeededGenerator(seed: 3)
        let pieces = [
            "2006", "01", "_2", "__2", "002", "Jan", "January", "Mon", "MST", "Z07:00", "-070000", ".000", ",999", "PM",
            "15", "3", "4", "05", " ", "-", ":", "é", "9", "99", "GMT+3", "UTC", "+0", "999999999999", "\"", "0",
        ]
        func text() -> String {
            (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
        for _ in 0..<20_000 {
            let layout = GoLayout(text())
            if let moment = try? GoTime(parsing: text(), layout: layout) { _ = moment.formatted(layout) }
        }
        for seconds in [Int64.min, .min + 1, .max, .max - 1, 0] {
            _ = GoTime(seconds: seconds, zone: .fixed(.max / 2, abbreviation: "")).text
        }
    }
}
