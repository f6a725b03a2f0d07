/// Text as Go's fmt.Sprintf makes it, its complaints about verbs and arguments included: `%!d(string=a)`.
package func goSprintf(
    _ format: String,
    _ arguments: [GoValue],
    in evaluation: Evaluation
) throws(EvaluationError) -> String {
    try evaluation.take(format.utf8.count)
    var format = GoFormat(format, arguments)
    let text = try format.text()
    try evaluation.take(text.utf8.count)
    return text
}

/// Text as Go's fmt.Sprint makes it: a space between two operands of which neither is a text.
package func goPrinted(_ arguments: [GoValue], in evaluation: Evaluation) throws(EvaluationError) -> String {
    var printer = GoPrinter()
    for (index, argument) in arguments.enumerated() {
        if index > 0, !argument.isString, !arguments[index - 1].isString { printer.write(" ") }
        try printer.printValue(argument, "v")
    }
    try evaluation.take(printer.output.utf8.count)
    return printer.output
}

/// Text as Go's fmt.Sprintln makes it: spaces between all operands, and the end of the line.
package func goPrintedLine(_ arguments: [GoValue], in evaluation: Evaluation) throws(EvaluationError) -> String {
    var printer = GoPrinter()
    for (index, argument) in arguments.enumerated() {
        if index > 0 { printer.write(" ") }
        try printer.printValue(argument, "v")
    }
    printer.write("\n")
    try evaluation.take(printer.output.utf8.count)
    return printer.output
}

extension GoValue {
    fileprivate var isString: Bool { if case .string = self { true } else { false } }
}

/// One use of a format: reads it from left to right and prints each argument where its verb stands.
private struct GoFormat {
    private let format: [UInt8]
    private let arguments: [GoValue]
    private var printer = GoPrinter()
    private var position = 0
    private var argument = 0
    /// Whether an index such as `[2]` was used; surplus arguments are then no mistake.
    private var isReordered = false
    private var hasGoodIndex = true
    private var isAfterIndex = false

    init(_ format: String, _ arguments: [GoValue]) {
        self.format = Array(format.utf8)
        self.arguments = arguments
    }

    mutating func text() throws(EvaluationError) -> String {
        while position < format.count {
            let text = format[position...].prefix { $0 != UInt8(ascii: "%") }
            if !text.isEmpty { printer.write(String(decoding: text, as: UTF8.self)) }
            position += text.count
            guard position < format.count else { break }
            position += 1
            try directive()
        }
        if !isReordered, argument < arguments.count { try printSurplus() }
        return printer.output
    }

    private mutating func directive() throws(EvaluationError) {
        printer.flags = GoPrinter.Flags()
        hasGoodIndex = true
        isAfterIndex = false
        readFlags()
        readIndex()
        readWidth()
        if peek(".") { readPrecision() }
        if !isAfterIndex { readIndex() }
        guard let verb = takeVerb() else { return printer.write("%!(NOVERB)") }
        if verb == "%" { return printer.write("%") }
        guard hasGoodIndex else { return printer.write("%!\(verb)(BADINDEX)") }
        guard argument < arguments.count else { return printer.write("%!\(verb)(MISSING)") }
        let value = arguments[argument]
        argument += 1
        if verb == "v" { printer.flags.turnIntoSyntax() }
        try printer.printValue(value, verb)
    }

    private mutating func printSurplus() throws(EvaluationError) {
        printer.flags = GoPrinter.Flags()
        printer.write("%!(EXTRA ")
        for index in argument..<arguments.count {
            if index > argument { printer.write(", ") }
            if case .null = arguments[index] {} else { printer.write(arguments[index].typeName + "=") }
            try printer.printValue(arguments[index], "v")
        }
        printer.write(")")
    }
}

extension GoFormat {
    private func peek(_ character: Unicode.Scalar) -> Bool {
        position < format.count && format[position] == UInt8(ascii: character)
    }

    private mutating func readFlags() {
        while position < format.count {
            switch format[position] {
            case UInt8(ascii: "#"): printer.flags.isSharp = true
            case UInt8(ascii: "0"): printer.flags.hasZeros = true
            case UInt8(ascii: "+"): printer.flags.hasPlus = true
            case UInt8(ascii: "-"): printer.flags.isLeft = true
            case UInt8(ascii: " "): printer.flags.hasSpace = true
            default: return
            }
            position += 1
        }
    }

    /// An argument's number in brackets, counted from 1.
    private mutating func readIndex() {
        isAfterIndex = false
        guard peek("[") else { return }
        isReordered = true
        isAfterIndex = true
        guard let end = format[position...].firstIndex(of: UInt8(ascii: "]")), end > position else {
            hasGoodIndex = false
            position += 1
            return
        }
        position += 1
        let number = readNumber()
        if let number, position == end, number >= 1, number <= arguments.count {
            argument = number - 1
        } else {
            hasGoodIndex = false
        }
        position = end + 1
    }

    private mutating func readWidth() {
        if peek("*") {
            position += 1
            let width = takeNumber()
            if width == nil { printer.write("%!(BADWIDTH)") }
            if let width, width < 0 { printer.flags.isLeft = true }
            printer.flags.width = width.map(abs)
            isAfterIndex = false
        } else {
            printer.flags.width = readNumber()
            if isAfterIndex, printer.flags.width != nil { hasGoodIndex = false }
        }
    }

    private mutating func readPrecision() {
        position += 1
        if isAfterIndex { hasGoodIndex = false }
        readIndex()
        if peek("*") {
            position += 1
            let precision = takeNumber().flatMap { $0 < 0 ? nil : $0 }
            if precision == nil { printer.write("%!(BADPREC)") }
            printer.flags.precision = precision
            isAfterIndex = false
        } else {
            printer.flags.precision = readNumber() ?? 0
        }
    }

    /// Digits as a number; a number that is far too large takes the rest of the format with it, as in Go.
    private mutating func readNumber() -> Int? {
        var number: Int?
        while position < format.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(format[position]) {
            let next = (number ?? 0) * 10 + Int(format[position] - UInt8(ascii: "0"))
            guard (number ?? 0) <= GoPrinter.maximumWidth else {
                position = format.count
                return nil
            }
            number = next
            position += 1
        }
        return number
    }

    /// The next argument as width or precision.
    private mutating func takeNumber() -> Int? {
        guard argument < arguments.count else { return nil }
        argument += 1
        guard case .integer(let number, _) = arguments[argument - 1] else { return nil }
        return number.magnitude <= GoPrinter.maximumWidth ? Int(number) : nil
    }

    private mutating func takeVerb() -> Unicode.Scalar? {
        guard position < format.count else { return nil }
        let first = format[position]
        let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let text = String(decoding: format[position...].prefix(width), as: UTF8.self)
        position += width
        return text.unicodeScalars.first
    }
}
