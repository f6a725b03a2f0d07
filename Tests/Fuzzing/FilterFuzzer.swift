import EventData
import Expressions

/// Any filter expression is refused with a remedy, or passes or refuses every event, and does so again.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    do throws(ExpressionError) {
        let expression = try FilterExpression(parsing: text, functions: functions)
        for event in events {
            let results = (0..<2).map { _ in
                let evaluation = Evaluation(now: Timestamp(seconds: 1_800_000_000), seed: [1], steps: 100_000)
                return try? expression.evaluate(event, in: evaluation)
            }
            precondition(results[0] == results[1], "it decides differently the second time")
        }
    } catch {
        precondition(!error.problem.isEmpty && !error.fix.isEmpty, "an error without a remedy")
    }
    return 0
}

/// Keys and password hashes take longer than is worth trying here.
private let functions = Sprig.functions.filter { name, _ in
    !name.hasPrefix("gen") && !["bcrypt", "htpasswd", "derivePassword", "buildCustomCert"].contains(name)
}

private let events = [
    #"{"a":"x y","b":[1,2,{"c":null}],"d":{"e":-1.5e300},"f":true,"g.h":1,"i-j":"2020-01-01"}"#, "{}",
]
.compactMap { try? JSONDocument(parsing: $0) }
