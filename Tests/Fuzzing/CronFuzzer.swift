import EventData
import Expressions

/// Any text is refused with a remedy, or ticks later than asked.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    do throws(ExpressionError) {
        let schedule = try CronSchedule(parsing: text, timeZone: "Pacific/Apia")
        for second in [Int64.min, -62_135_596_800, 0, 1_325_116_800, 9_223_372_036, Int64.max] {
            let moment = Timestamp(seconds: second)
            precondition(schedule.next(after: moment).map { $0 > moment } ?? true, "ticks too early")
            precondition(schedule.previous(before: moment).map { $0 < moment } ?? true, "ticked too late")
        }
    } catch {
        precondition(!error.problem.isEmpty && !error.fix.isEmpty, "an error without a remedy")
    }
    return 0
}
