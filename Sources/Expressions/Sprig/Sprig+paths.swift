extension Sprig {
    /// Paths of files as Linux has them, which is what the `os` names mean there as well.
    static let paths: [GoFunction] =
        both("base", "osBase") { .string($0.base) }
        + both("dir", "osDir") { .string($0.directory) }
        + both("clean", "osClean") { .string($0.clean) }
        + both("ext", "osExt") { .string($0.fileExtension) }
        + both("isAbs", "osIsAbs") { .bool($0.isRooted) }

    private static func both(_ names: String..., answer: @escaping @Sendable (GoPath) -> GoValue) -> [GoFunction] {
        names.map { name in
            GoFunction(name, .string) { arguments, evaluation throws(EvaluationError) in
                try evaluation.take(arguments.string(0).utf8.count)
                return answer(GoPath(arguments.string(0)))
            }
        }
    }
}

/// A path with slashes as Go's path package takes it apart.
struct GoPath {
    private let bytes: [UInt8]
    private static let slash = UInt8(ascii: "/")

    init(_ text: String) { bytes = Array(text.utf8) }

    var isRooted: Bool { bytes.first == Self.slash }

    /// The last element; `.` for nothing, `/` for nothing but slashes.
    var base: String {
        guard !bytes.isEmpty else { return "." }
        let end = (bytes.lastIndex { $0 != Self.slash } ?? -1) + 1
        guard end > 0 else { return "/" }
        let start = bytes[..<end].lastIndex(of: Self.slash).map { $0 + 1 } ?? 0
        return goString(Array(bytes[start..<end]))
    }

    /// All but the last element, cleaned.
    var directory: String {
        let end = bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0
        return GoPath(goString(Array(bytes[..<end]))).clean
    }

    /// From the last point of the last element on.
    var fileExtension: String {
        let start = bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0
        guard let point = bytes[start...].lastIndex(of: UInt8(ascii: ".")) else { return "" }
        return goString(Array(bytes[point...]))
    }

    /// The shortest path that means the same: no doubled slashes, no `.`, no `..` that can be resolved.
    var clean: String {
        var kept: [ArraySlice<UInt8>] = []
        let up = Array("..".utf8)
        for element in bytes.split(separator: Self.slash) where !element.elementsEqual(".".utf8) {
            if !element.elementsEqual(up) {
                kept.append(element)
            } else if let last = kept.last, !last.elementsEqual(up) {
                kept.removeLast()
            } else if !isRooted {
                kept.append(element)
            }
        }
        let path = (isRooted ? "/" : "") + goString(Array(kept.joined(separator: [Self.slash])))
        return path.isEmpty ? "." : path
    }
}
