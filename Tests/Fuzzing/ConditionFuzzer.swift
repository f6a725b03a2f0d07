import Expressions

/// Any text is refused with a remedy, or is a condition that holds when everything is there.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    do throws(ExpressionError) {
        let condition = try Condition(parsing: text, dependencies: ["a", "b-1", "count", "in"])
        let holds = condition.isSatisfied(by: Set(condition.dependencies))
        precondition(holds || condition.expression == "false", "everything is there and it does not hold")
    } catch {
        precondition(!error.problem.isEmpty && !error.fix.isEmpty, "an error without a remedy")
    }
    return 0
}
