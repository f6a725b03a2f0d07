import EventData
import FoundationEssentials
import Glibc

// Looking at what a leaf has, and writing there, with no way out of it.
extension LeafDirectory {
    /// Longer chains of links are circles.
    private static let longestChain = 40

    /// What is made on the way to a place.
    private enum Making { case nothing, parents, directory }

    /// What the leaf sees at a path; nil where nothing can be.
    func place(_ path: String) -> LeafPlace? {
        do throws(Descriptor.Refusal) { return try walk(to: path, making: .nothing) } catch { return nil }
    }

    /// A place with the directories that lead there.
    func place(making path: String) throws(LeafProblem) -> LeafPlace {
        do throws(Descriptor.Refusal) { return try walk(to: path, making: .parents) } catch {
            throw .error("the directory of \(path) cannot be made: \(error)")
        }
    }

    /// Makes a directory of the leaf, and those that lead there.
    func makeDirectory(_ path: String) throws(LeafProblem) {
        do throws(Descriptor.Refusal) {
            guard try walk(to: path, making: .directory).kind == .directory else { throw .init(code: ENOTDIR) }
        } catch { throw .error("\(path) cannot be made: \(error)") }
    }

    /// Where something is mounted and a link is, or on the way there: bubblewrap would follow it out of the leaf.
    var mountOverLink: String? {
        volumes.map(\.place).first { path in
            let names = Self.names(path)
            let above = "/" + names.dropLast().joined(separator: "/")
            guard let name = names.last, let parent = place(above) else { return false }
            if parent.path != above { return true }
            do throws(Descriptor.Refusal) { return try parent.found?.entry(name)?.kind == .link } catch { return false }
        }
    }

    /// Where a part of one of the leaf's own volumes is mounted in whose place a container put a link, or on the way there: it
    /// would lead out of the leaf.
    var exchangedPart: String? {
        volumes.first { $0.held == nil && $0.volume != nil && Self.hasLink($0.source, below: base) }?.place
    }

    private static func hasLink(_ path: String, below base: String) -> Bool {
        guard path.hasPrefix(base + "/") else { return false }
        return HostScenery.hasLink(String(path.dropFirst(base.utf8.count)), in: base)
    }

    /// The bytes of a regular file of the leaf; nil when there is none.
    ///
    /// - Throws: when it is longer than `limit`, or something else than a file.
    func bytes(of path: String, limit: Int, called name: String) throws(LeafProblem) -> [UInt8]? {
        try place(path)?.bytes(limit: limit, called: name)
    }

    /// Writes a file of the leaf, with its parents.
    func write(_ bytes: [UInt8], to path: String, mode: Int = 0o644) throws(LeafProblem) {
        let made = base + "/written"
        do { try Data(bytes).write(to: URL(filePath: made)) } catch {
            throw .error("\(path) cannot be written: \(error)")
        }
        try place(making: path).put(made, isMerged: false, mode: mode)
    }

    /// One name after the other, each looked at in the directory that was found before: nothing in between can be exchanged.
    private func walk(to path: String, making: Making) throws(Descriptor.Refusal) -> LeafPlace {
        var waiting = Array(Self.names(path).reversed())
        var way: [(name: String, found: Descriptor?)] = []
        var hops = 0
        while let name = waiting.popLast() {
            if name == ".." {
                _ = way.popLast()
                continue
            }
            let parent = way.last.map { $0.found } ?? top
            let here = "/" + (way.map(\.name) + [name]).joined(separator: "/")
            if let mounted = mounted(at: here) {
                way.append((name, mounted))
                continue
            }
            var found = try parent?.entry(name)
            if let target = found?.linkTarget {
                hops += 1
                guard hops <= Self.longestChain else { throw .init(code: ELOOP) }
                if target.hasPrefix("/") { way = [] }
                waiting += Self.names(target).reversed()
                continue
            }
            let isMade = making == .directory || making == .parents && !waiting.isEmpty
            if found == nil, isMade { found = try parent?.directory(name) }
            way.append((name, found))
        }
        let reached = "/" + way.map(\.name).joined(separator: "/")
        let isTop = way.isEmpty || mounted(at: reached) != nil
        let parent = way.dropLast().last.map { $0.found } ?? top
        return LeafPlace(path: reached, parent: isTop ? nil : parent, found: way.last.map { $0.found } ?? top)
    }

    private static func names(_ path: String) -> [String] {
        path.split(separator: "/").map(String.init).filter { $0 != "." }
    }
}
