import EventData
import Expressions

/// Any script is refused with a remedy, or ends with a verdict, JSON or an error.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    do throws(ExpressionError) {
        let script = try LuaScript(parsing: text)
        for event in events {
            _ = try? script.passes(event)
            guard let made = try? script.transform(event) else { continue }
            precondition((try? JSONDocument(parsing: made.bytes)) != nil, "the result is no JSON")
        }
    } catch {
        precondition(!error.problem.isEmpty && !error.fix.isEmpty, "an error without a remedy")
    }
    return 0
}

private let events = [#"{"a":"x y","b":[1,2,{"c":null}],"d":{"e":-1.5e300},"f":true}"#, "null"]
    .compactMap { try? JSONDocument(parsing: $0) }
