import EventData
import Expressions

/// Why a gjson path can hardly ever find anything (spec/sensor.md §2.11).
///
/// Argo Events takes every text for a path; one that is misspelt rejects every event, or fails every attempt.
struct PathFlaw {
    private let bytes: [UInt8]
    private var index = 0

    /// The first flaw of a path; nil when it looks well.
    static func found(in path: String) -> ExpressionError? {
        var search = PathFlaw(bytes: Array(path.utf8))
        return path.utf8.count > JSONPath.maximumBytes ? search.tooLong : search.first()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func first() -> ExpressionError? {
        // Two dots in front read the text as lines of JSON.
        if bytes.starts(with: "..".utf8) { index = 2 }
        while true {
            guard index < bytes.count, !".|".utf8.contains(bytes[index]) else {
                return flaw("a name is missing in the path", fix: "write names with single dots between: body.action")
            }
            // What follows a modifier or literal may be anything.
            if "@!".utf8.contains(bytes[index]) { return nil }
            if let flaw = bracket() ?? name() { return flaw }
            guard index < bytes.count else { return nil }
            index += 1
        }
    }

    /// Goes past the brackets that a part may begin with.
    private mutating func bracket() -> ExpressionError? {
        let start = index
        if bytes[index] == UInt8(ascii: "#"), index + 1 < bytes.count, "([".utf8.contains(bytes[index + 1]) {
            index += 1
        }
        guard "[{".utf8.contains(bytes[index]) || index > start else { return nil }
        var depth = 0
        var isQuoted = false
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case _ where isQuoted: break
            case let byte where "([{".utf8.contains(byte): depth += 1
            case let byte where ")]}".utf8.contains(byte): depth -= 1
            default: break
            }
            index += 1
            if depth == 0, !isQuoted { return nil }
        }
        index = start
        return flaw(
            "this bracket of the path is never closed",
            fix: "close it, or write \\ before one that is meant itself"
        )
    }

    /// Goes to the dot or pipe that ends a part.
    private mutating func name() -> ExpressionError? {
        while index < bytes.count, !".|".utf8.contains(bytes[index]) {
            if bytes[index] == UInt8(ascii: ",") {
                let path = String(decoding: bytes, as: UTF8.self)
                return flaw(
                    "a comma joins paths only inside brackets",
                    fix: "write [\(path)], or \\, for a comma in a name"
                )
            }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private func flaw(_ problem: String, fix: String) -> ExpressionError {
        let column = String(decoding: bytes.prefix(index), as: UTF8.self).count + 1
        return ExpressionError(column: column, problem: problem, fix: fix)
    }

    private var tooLong: ExpressionError {
        let limit = JSONPath.maximumBytes
        return ExpressionError(
            problem: "the path is longer than \(limit) bytes, so it finds nothing",
            fix: "shorten it"
        )
    }
}

extension ManifestReader {
    /// Warns of a path that finds nothing whatever the event holds.
    func warnOfFlaw(inPath name: String) {
        guard let path = optionalString(name), !path.isEmpty, let flaw = PathFlaw.found(in: path) else { return }
        invalid(name, flaw, severity: .warning)
    }
}
