/// Turns a program in gojq's grammar into one in libjq 1.6's, which knows less, and remembers what stood where.
///
/// | gojq | libjq 1.6 |
/// |---|---|
/// | `if a then b end` | `if a then b else . end` |
/// | `{a: b // c}` | `{a: (b // c)}` |
/// | `.a.[0]` | `.a [0]` |
/// | `$ENV` | `_sb_env`, an empty object |
/// | `{$__loc__}` | `{"__loc__": $__loc__}` |
/// | `$end` | `$_sb_end` |
struct JQRewriting {
    /// The text libjq gets, without the prelude.
    private(set) var rewritten: [UInt8] = []
    private let source: [UInt8]
    private let tokens: [JQToken]
    private var edits: [Edit] = []
    private var frames: [Frame] = []
    /// Whether a pattern may begin: behind `as` and `?//`.
    private var expectsPattern = false
    /// Names that the program itself defines.
    private let defined: Set<String>

    private struct Edit {
        let range: Range<Int>
        let text: String
    }

    /// What an inner token stands in.
    private enum Frame: Equatable {
        case round, square, interpolation
        case pattern(isObject: Bool)
        case object(isInValue: Bool)
        case branch(hasElse: Bool)
    }

    init(_ program: String) throws(ExpressionError) {
        source = Array(program.utf8)
        tokens = JQScanner(source).tokens
        defined = Self.definedNames(tokens, in: source)
        for index in tokens.indices { try visit(index) }
        apply()
    }

    /// Every name behind `def`, and the parameters, which are called like functions.
    private static func definedNames(_ tokens: [JQToken], in source: [UInt8]) -> Set<String> {
        func text(_ index: Int) -> String {
            index < tokens.count ? String(decoding: source[tokens[index].range], as: UTF8.self) : ""
        }
        var names: Set<String> = []
        for index in tokens.indices where text(index) == "def" {
            names.insert(text(index + 1))
            guard text(index + 2) == "(" else { continue }
            var parameter = index + 3
            while parameter < tokens.count, ![")", "def"].contains(text(parameter)) {
                names.insert(text(parameter))
                parameter += 1
            }
        }
        return names
    }

    private func text(_ index: Int) -> String {
        tokens.indices.contains(index) ? String(decoding: source[tokens[index].range], as: UTF8.self) : ""
    }

    private mutating func visit(_ index: Int) throws(ExpressionError) {
        switch tokens[index].kind {
        case .word: try visitWord(index)
        case .variable: visitVariable(index)
        case .format: try checkFormat(index)
        case .symbol: visitSymbol(index)
        case .openInterpolation: frames.append(.interpolation)
        case .closeInterpolation: leave(.interpolation)
        case .field, .number, .openQuote, .closeQuote, .text: break
        }
    }

    private var isInPattern: Bool {
        if case .pattern = frames.last { true } else { expectsPattern }
    }

    private mutating func replace(_ range: Range<Int>, by text: String) { edits.append(Edit(range: range, text: text)) }

    private mutating func insert(_ text: String, at offset: Int) { replace(offset..<offset, by: text) }

    private mutating func leave(_ frame: Frame) {
        if frames.last == frame { frames.removeLast() }
    }

    private mutating func apply() {
        var taken = 0
        for edit in edits {
            rewritten += source[taken..<edit.range.lowerBound]
            rewritten += edit.text.utf8
            taken = edit.range.upperBound
        }
        rewritten += source[taken...]
    }
}

extension JQRewriting {
    /// Keywords of gojq's that are no values by themselves.
    private static let keywords: Set = [
        "or", "and", "module", "import", "include", "def", "as", "label", "break", "if", "then", "elif", "else", "try",
        "catch", "reduce", "foreach", "end", "__loc__",
    ]

    private mutating func visitWord(_ index: Int) throws(ExpressionError) {
        // A word in front of a colon is a name in an object or a pattern, whatever else it may mean.
        let isKey = frames.last == .object(isInValue: false) || frames.last == .pattern(isObject: true)
        guard !isKey else { return }
        switch text(index) {
        case "if": frames.append(.branch(hasElse: false))
        case "else" where frames.last == .branch(hasElse: false): frames[frames.count - 1] = .branch(hasElse: true)
        case "end":
            if frames.last == .branch(hasElse: false) { insert(" else . ", at: tokens[index].range.lowerBound) }
            if case .branch = frames.last { frames.removeLast() }
        case "as": expectsPattern = true
        case "import", "include", "module", "modulemeta": throw refusal(of: index, Self.noModules)
        default: try checkFunction(index)
        }
    }

    private mutating func visitVariable(_ index: Int) {
        let isPattern = isInPattern
        let isMemberPattern = frames.last == .pattern(isObject: true) && text(index - 1) != ":"
        let isKey = frames.last == .object(isInValue: false) || isMemberPattern
        expectsPattern = false
        let name = String(text(index).dropFirst())
        let replacement: String
        if name == "ENV", !isPattern {
            replacement = "_sb_env"
        } else if Self.keywords.contains(name) {
            replacement = name == "__loc__" ? "$__loc__" : "$_sb_\(name)"
        } else {
            return
        }
        replace(tokens[index].range, by: isKey ? "\"\(name)\":\(replacement)" : replacement)
    }

    private mutating func visitSymbol(_ index: Int) {
        let range = tokens[index].range
        let isPattern = isInPattern
        let symbol = text(index)
        if symbol == "{" || symbol == "[" { expectsPattern = false }
        switch symbol {
        case "(": frames.append(.round)
        case ")": leave(.round)
        case "{": frames.append(isPattern ? .pattern(isObject: true) : .object(isInValue: false))
        case "[": frames.append(isPattern ? .pattern(isObject: false) : .square)
        case "]": leave(frames.last == .square ? .square : .pattern(isObject: false))
        case "}": closeBrace(at: range.lowerBound)
        case ":" where frames.last == .object(isInValue: false):
            insert("(", at: range.upperBound)
            frames[frames.count - 1] = .object(isInValue: true)
        case "," where frames.last == .object(isInValue: true):
            insert(")", at: range.lowerBound)
            frames[frames.count - 1] = .object(isInValue: false)
        case "?//": expectsPattern = true
        case "." where text(index + 1) == "[" && endsTerm(index - 1): replace(range, by: " ")
        default: break
        }
    }

    private mutating func closeBrace(at offset: Int) {
        switch frames.last {
        case .object(let isInValue):
            if isInValue { insert(")", at: offset) }
            frames.removeLast()
        case .pattern(isObject: true): frames.removeLast()
        default: break
        }
    }

    private func endsTerm(_ index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        switch tokens[index].kind {
        case .field, .variable, .format, .number, .closeQuote: return true
        case .word: return text(index) == "end" || !Self.keywords.contains(text(index))
        case .symbol: return ["]", ")", "}", "?", ".."].contains(text(index))
        case .openQuote, .text, .openInterpolation, .closeInterpolation: return false
        }
    }
}

// What gojq refuses, or what has no meaning where an event is transformed, is refused when the program is loaded.
extension JQRewriting {
    /// What to write instead of functions that libjq has and gojq has not, or that need what there is not here.
    private static let refusals = [
        "input": "the event is all the input there is; write . for it",
        "inputs": "the event is all the input there is; write . for it",
        "input_filename": "the event comes from no file; remove it",
        "input_line_number": "the event comes from no file; remove it",
        "debug": "nothing shows what it would print; remove it",
        "stderr": "nothing shows what it would print; remove it",
        "get_search_list": noModules,
        "get_jq_origin": noModules,
        "get_prog_origin": noModules,
        "keys_unsorted": "write keys",
        "leaf_paths": "write paths(scalars)",
        "recurse_down": "write recurse",
        "scalars_or_empty": "write scalars",
        "pow10": "write exp10",
        "lgamma_r": "write lgamma",
    ]

    private static let noModules = "modules cannot be loaded here; write the definitions into the program"

    private static let formats = ["text", "json", "html", "uri", "urid", "csv", "tsv", "sh", "base64", "base64d"]

    private func checkFunction(_ index: Int) throws(ExpressionError) {
        let name = text(index)
        guard let fix = Self.refusals[name], !defined.contains(name) else { return }
        throw refusal(of: index, fix)
    }

    private func checkFormat(_ index: Int) throws(ExpressionError) {
        if frames.last == .object(isInValue: false) {
            throw refusal(of: index, "put a name with a format in brackets: {(\(text(index)) \"…\"): …}")
        }
        let name = String(text(index).dropFirst())
        guard !Self.formats.contains(name) else { return }
        let nearest = Suggestion.nearest(to: name, among: Self.formats)
        throw refusal(
            of: index,
            "write \(nearest.map { "@\($0)" } ?? Self.formats.map { "@\($0)" }.joined(separator: ", "))"
        )
    }

    private func refusal(of index: Int, _ fix: String) -> ExpressionError {
        let place = place(inSource: tokens[index].range.lowerBound)
        return ExpressionError(
            line: place.line,
            column: place.column,
            problem: "'\(text(index))' cannot be used in a transform",
            fix: fix
        )
    }
}

extension JQRewriting {
    /// Line and column, both counted from 1, of a byte of the rewritten text.
    func place(inRewritten offset: Int) -> (line: Int, column: Int) {
        place(inSource: sourceOffset(ofRewritten: offset))
    }

    /// The last place of the program.
    var end: (line: Int, column: Int) { place(inSource: source.count) }

    /// What the user wrote at the place of a byte of the rewritten text; nil where a line ends.
    func character(inRewritten offset: Int) -> Character? {
        let rest = source[min(sourceOffset(ofRewritten: offset), source.count)...].prefix(16)
        return String(decoding: rest, as: UTF8.self).first.flatMap { $0.isNewline ? nil : $0 }
    }

    private func sourceOffset(ofRewritten offset: Int) -> Int {
        // How far what was inserted before that byte has moved it.
        var moved = 0
        for edit in edits {
            let start = edit.range.lowerBound + moved
            guard start + edit.text.utf8.count <= offset else {
                return min(edit.range.lowerBound, max(offset - moved, 0))
            }
            moved += edit.text.utf8.count - edit.range.count
        }
        return offset - moved
    }

    private func place(inSource offset: Int) -> (line: Int, column: Int) {
        let before = source.prefix(max(offset, 0))
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
        return (line, String(decoding: before[lineStart...], as: UTF8.self).count + 1)
    }
}
