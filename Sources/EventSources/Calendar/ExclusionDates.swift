import EventData
import Expressions
import Manifests

/// `exclusionDates`: days without ticks (spec/eventsources.md §2.3).
///
/// Only `EXDATE:` with `YYYYMMDDThhmmssZ` entries is read, and only the day counts: the digits name a day in the
/// calendar's time zone, as Argo Events has it.
struct ExclusionDates: Equatable {
    let ranges: [Range<Timestamp>]

    init(from reader: ManifestReader, timeZone: String?) {
        var ranges: [Range<Timestamp>] = []
        for entry in reader.strings("exclusionDates") {
            guard entry.hasPrefix("EXDATE:") else {
                let fix = "write EXDATE:20190102T000000Z, with commas between several"
                reader.warn("exclusionDates", "holds '\(entry)', which is ignored", fix: fix)
                continue
            }
            for date in entry.dropFirst("EXDATE:".count).split(separator: ",", omittingEmptySubsequences: false) {
                if let range = ExclusionDates.day(date, timeZone: timeZone) {
                    ranges.append(range)
                } else {
                    reader.invalid("exclusionDates", "holds '\(date)', which is no date", fix: "write 20190102T000000Z")
                }
            }
        }
        self.ranges = ranges
    }

    /// The day's first moment and the next day's, in the time zone; nil when the text is no date.
    private static func day(_ text: Substring, timeZone: String?) -> Range<Timestamp>? {
        let digits = Array(text)
        guard digits.count == 16, digits[8] == "T", digits[15] == "Z" else { return nil }
        let date = "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))"
        let clock = "\(String(digits[9..<11])):\(String(digits[11..<13])):\(String(digits[13..<15]))"
        guard Timestamp(rfc3339: "\(date)T\(clock)Z") != nil, let midnight = Timestamp(rfc3339: "\(date)T00:00:00Z")
        else { return nil }
        let following = (midnight + .seconds(86_400)).rfc3339.prefix(10)
        guard let start = firstMinute(of: date[...], timeZone: timeZone),
            let end = firstMinute(of: following, timeZone: timeZone), start < end
        else { return nil }
        return start..<end
    }

    /// A schedule of every minute of the day finds the first that exists, also where midnight is skipped.
    private static func firstMinute(of date: Substring, timeZone: String?) -> Timestamp? {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let midnight = Timestamp(rfc3339: "\(date)T00:00:00Z") else { return nil }
        do {
            let minutes = try CronSchedule(parsing: "* * \(parts[2]) \(parts[1]) *", timeZone: timeZone)
            // No zone is more than 14 hours ahead of UTC.
            return minutes.next(after: midnight - .seconds(15 * 3600))
        } catch {
            return nil
        }
    }
}
