import Glibc

/// A file or directory that stays the same one whatever becomes of its path, for as long as this is kept (decision 0064).
///
/// Nothing here follows a link: a step that has a volume may put one in the way at any moment.
final class Descriptor: Sendable {
    /// What the system refused.
    struct Refusal: Error, Sendable, CustomStringConvertible {
        let code: Int32
        var description: String { String(cString: strerror(code)) }

        /// What the system has just said.
        static var last: Refusal { Refusal(code: errno) }
    }

    /// `O_PATH` of Linux, which Swift does not see: neither content nor permissions of it are needed.
    private static let asPlace: Int32 = 0o10_000_000

    let number: Int32

    private init(taking number: Int32) { self.number = number }

    /// What a path of ours leads to, no part of which a step can change.
    init(path: String) throws(Refusal) {
        number = open(path, Self.asPlace | O_CLOEXEC)
        if number < 0 { throw .last }
    }

    deinit { if number >= 0 { close(number) } }

    /// A path to itself, which no link leads away; for as long as this is kept.
    var path: String { "/proc/self/fd/\(number)" }

    var facts: stat? {
        var facts = stat()
        return fstat(number, &facts) == 0 ? facts : nil
    }

    var kind: FileKind { facts.map { FileKind($0) } ?? .other }

    /// What a link says; nil when it is none.
    var linkTarget: String? {
        linkBytes.map { String(decoding: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }
    }

    /// What a link says as the system has it, with a NUL at its end: not all is text.
    var linkBytes: [CChar]? {
        guard kind == .link else { return nil }
        var text = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlinkat(number, "", &text, text.count)
        return count > 0 ? Array(text.prefix(count)) + [0] : nil
    }

    /// What is in this directory under a name, itself also when it is a link; nil for nothing.
    func entry(_ name: String) throws(Refusal) -> Descriptor? {
        guard Self.isName(name) else { throw Refusal(code: EINVAL) }
        return try entry(named: name)
    }

    private static func isName(_ name: String) -> Bool {
        ![".", ".."].contains(name) && !name.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
    }

    func entry(named name: UnsafePointer<CChar>) throws(Refusal) -> Descriptor? {
        let found = openat(number, name, Self.asPlace | O_NOFOLLOW | O_CLOEXEC)
        if found >= 0 { return Descriptor(taking: found) }
        if errno == ENOENT { return nil }
        throw .last
    }

    /// The directory of this name, made where nothing is.
    func directory(_ name: String, mode: mode_t = 0o777) throws(Refusal) -> Descriptor {
        guard Self.isName(name) else { throw Refusal(code: EINVAL) }
        guard mkdirat(number, name, mode) == 0 || errno == EEXIST else { throw .last }
        guard let made = try entry(named: name), made.kind == .directory else { throw Refusal(code: ENOTDIR) }
        return made
    }

    /// Makes a link, which leads wherever the leaf's own view has it.
    func makeLink(_ name: String, to target: String) throws(Refusal) {
        guard Self.isName(name) else { throw Refusal(code: EINVAL) }
        guard symlinkat(target, number, name) == 0 else { throw .last }
    }

    func setMode(_ mode: Int) throws(Refusal) {
        guard chmod(path, mode_t(truncatingIfNeeded: mode)) == 0 else { throw .last }
    }
}
