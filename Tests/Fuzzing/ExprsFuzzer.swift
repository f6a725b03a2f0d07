import EventData
import Expressions

/// Any text is refused with a remedy, or is an expression that has a value or none for every event.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    do throws(ExpressionError) {
        let expression = try FieldExpression(parsing: text)
        for turn in values.indices {
            let list = GoValue.list(GoList(values))
            let event = expression.variables.indices.map {
                ($0 + turn) % 5 == 4 ? list : values[($0 + turn) % values.count]
            }
            if let result = try? expression.evaluate(event) {
                precondition(result.text.utf8.count <= Evaluation.maximumResultBytes * 2, "the result is too long")
            }
        }
    } catch {
        precondition(!error.problem.isEmpty && !error.fix.isEmpty, "an error without a remedy")
    }
    return 0
}

private var values: [GoValue] {
    [
        .float(-1), .string("a"), .bool(true), .null, .float(.nan), .float(1e300), .bool(false),
        .map(GoMap(["a": .null])),
    ]
}
