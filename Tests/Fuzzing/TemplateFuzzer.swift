import EventData
import Expressions

/// Any template is refused with a remedy, or prints something bounded for every event, and the same again.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    do throws(ExpressionError) {
        let template = try Template(parsing: text, functions: functions)
        for event in events {
            let results = (0..<2).map { _ in
                let evaluation = Evaluation(now: Timestamp(seconds: 1_800_000_000), seed: [1], steps: 100_000)
                return Result { () throws(EvaluationError) in try template.render(GoValue(event), in: evaluation) }
            }
            guard case .success(let printed) = results[0] else { continue }
            precondition(printed.utf8.count <= Evaluation.maximumResultBytes, "the result is too long")
            guard case .success(let again) = results[1] else { preconditionFailure("it fails the second time") }
            precondition(printed.utf8.elementsEqual(again.utf8), "it prints something else the second time")
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

private let events = [#"{"a":"x y","b":[1,2,{"c":null}],"d":{"e":-1.5e300},"f":true}"#, #"["é\u0000",[],{}]"#, "null"]
    .compactMap { try? JSONDocument(parsing: $0) }
