import Glibc

// Whole directories, into and out of a place where a step may be at work.
extension Descriptor {
    /// Deeper trees are nobody's artifact; each level keeps a file open.
    private static let deepestLevel = 256
    /// How often what a step puts in the way meanwhile is removed.
    private static let tries = 16

    /// Moves what we made into this directory, in the place of what was under the name.
    ///
    /// - Returns: what is there now: on another disk a copy.
    @discardableResult
    func take(
        _ made: UnsafePointer<CChar>,
        from source: Descriptor,
        as name: UnsafePointer<CChar>
    ) throws(Refusal) -> Descriptor {
        guard let moved = try source.entry(named: made) else { throw Refusal(code: ENOENT) }
        return try moved.opened { () throws(Refusal) in
            for _ in 0..<Self.tries {
                if renameat(source.number, made, number, name) == 0 { return moved }
                switch errno {
                case EISDIR, ENOTDIR, ENOTEMPTY, EEXIST: try remove(name)
                case EXDEV:
                    try remove(name)
                    return try copy(moved, as: name, level: 0)
                default: throw .last
                }
            }
            throw .last
        }
    }

    /// Lets us at all of a directory that we made while it is moved or read, which its mode may forbid to whoever is not root.
    private func opened<Result>(_ body: () throws(Refusal) -> Result) throws(Refusal) -> Result {
        guard kind == .directory, let mode = facts.map({ Int($0.st_mode & 0o7777) }), mode & 0o700 != 0o700 else {
            return try body()
        }
        try setMode(mode | 0o700)
        let result: Swift.Result<Result, Refusal>
        do throws(Refusal) { result = .success(try body()) } catch { result = .failure(error) }
        try setMode(mode)
        return try result.get()
    }

    /// Removes what is under a name, with all that it holds.
    func remove(_ name: UnsafePointer<CChar>, level: Int = 0) throws(Refusal) {
        guard level < Self.deepestLevel else { throw Refusal(code: ELOOP) }
        for _ in 0..<Self.tries {
            if unlinkat(number, name, 0) == 0 || errno == ENOENT { return }
            guard errno == EISDIR else { throw .last }
            guard let directory = try entry(named: name) else { return }
            if directory.kind == .directory {
                for name in try directory.names() { try directory.remove(name, level: level + 1) }
            }
            if unlinkat(number, name, AT_REMOVEDIR) == 0 || errno == ENOENT { return }
            // A step was faster.
            guard [ENOTEMPTY, EEXIST, ENOTDIR].contains(errno) else { throw .last }
        }
        throw .last
    }

    /// The names in this directory, as the system has them: not all are text.
    private func names() throws(Refusal) -> [[CChar]] {
        let opened = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw .last }
        guard let stream = fdopendir(opened) else {
            close(opened)
            throw .last
        }
        defer { closedir(stream) }
        var names: [[CChar]] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
            }
            if !["..", "."].contains(where: { $0.utf8CString.elementsEqual(name) }) { names.append(name) }
        }
        return names
    }

    /// Copies what we made, where it cannot be moved: a volume may lie on another disk.
    private func copy(
        _ original: Descriptor,
        as name: UnsafePointer<CChar>,
        level: Int
    ) throws(Refusal) -> Descriptor {
        guard level < Self.deepestLevel else { throw Refusal(code: ELOOP) }
        guard let facts = original.facts else { throw .last }
        switch original.kind {
        case .link:
            guard symlinkat(original.linkBytes ?? [0], number, name) == 0 else { throw .last }
        case .file:
            guard let reader = ReadFile(original.path) else { throw .last }
            let copy = openat(number, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard copy >= 0 else { throw .last }
            let writer = WrittenFile(taking: copy)
            while let piece = try reader.next() { guard writer.write(piece[...]) else { throw .last } }
            guard fchmod(copy, facts.st_mode & 0o7777) == 0 else { throw .last }
        case .directory:
            guard mkdirat(number, name, 0o700) == 0 else { throw .last }
            guard let copy = try entry(named: name), copy.kind == .directory else { throw Refusal(code: ENOTDIR) }
            try original.opened { () throws(Refusal) in
                for name in try original.names() {
                    guard let part = try original.entry(named: name) else { continue }
                    _ = try copy.copy(part, as: name, level: level + 1)
                }
            }
            try copy.setMode(Int(facts.st_mode & 0o7777))
            return copy
        case .other: throw Refusal(code: ENOTSUP)
        }
        guard let copy = try entry(named: name) else { throw Refusal(code: ENOENT) }
        return copy
    }

    /// Moves each entry of a directory that we made into this one.
    func takeEntries(of made: Descriptor) throws(Refusal) {
        try made.opened { () throws(Refusal) in
            for name in try made.names() { try take(name, from: made, as: name) }
        }
    }
}
