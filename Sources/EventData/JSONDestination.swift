/// A sjson path, parsed once (spec/sensor.md §4.5).
package struct JSONDestination: Sendable, Hashable {
    /// Most elements that setting one past the end of an array may create, in all arrays of a path together.
    ///
    /// The number comes from a manifest or a payload's path; no list of a resource is as long.
    package static let maximumPadding = 10_000

    /// Longest chain of parts, for the same reason as `JSONPath.maximumParts`.
    package static let maximumParts = JSONPath.maximumParts

    package let text: String
    let kind: Kind

    /// Every text but the empty one is a destination; whether it fits is known when a value is set.
    package init(_ text: String) {
        self.text = text
        kind = Kind(Array(text.utf8), text)
    }

    package static func == (left: JSONDestination, right: JSONDestination) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension JSONDestination {
    enum Kind: Sendable {
        /// Names and positions: what is missing gets created.
        case parts([Part])
        /// With wildcards, queries or pipes: only what exists gets replaced.
        case selection(JSONPath)
        case unusable(String)
    }

    /// One name or position.
    struct Part: Sendable {
        let name: [UInt8]
        /// The position of an element that exists; here a forced name is one as well, as in sjson.
        let existingPosition: Int?
        /// The position that must be created; of an empty part it is 0, as in sjson.
        let position: Int?
        /// Whether it stands for the place after an array's last element.
        let isAppending: Bool

        /// A colon before it makes it a name even where it looks like a position.
        fileprivate init(_ name: [UInt8], isForcedName: Bool) {
            self.name = name
            let isNumber = name.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
            let number = isNumber ? Int(String(decoding: name, as: UTF8.self)) ?? .max : nil
            existingPosition = name.isEmpty ? nil : number
            position = isForcedName ? nil : name.isEmpty ? 0 : number
            isAppending = !isForcedName && name.elementsEqual("-1".utf8)
        }
    }
}

extension JSONDestination.Kind {
    fileprivate init(_ bytes: [UInt8], _ text: String) {
        guard !bytes.isEmpty else {
            self = .unusable("the path is empty")
            return
        }
        var parts: [JSONDestination.Part] = []
        var rest = bytes[...]
        while let part = JSONDestination.Part(&rest) {
            parts.append(part)
            guard rest.popFirst() != nil else {
                self = parts.count <= JSONDestination.maximumParts ? .parts(parts) : .unusable("the path is too long")
                return
            }
        }
        self = .selection(JSONPath(text))
    }
}

extension JSONDestination.Part {
    /// Takes the part before the next dot; nil when it holds a character of a selection.
    fileprivate init?(_ rest: inout ArraySlice<UInt8>) {
        let isForcedName = rest.first == UInt8(ascii: ":")
        if isForcedName { rest.removeFirst() }
        var name: [UInt8] = []
        while let byte = rest.first, byte != UInt8(ascii: ".") {
            rest.removeFirst()
            if byte == UInt8(ascii: "\\") {
                if let escaped = rest.popFirst() { name.append(escaped) }
            } else if "|#@*?".utf8.contains(byte) {
                return nil
            } else {
                name.append(byte)
            }
        }
        self.init(name, isForcedName: isForcedName)
    }
}

/// Why a value could not be set.
package struct JSONDestinationError: Error, Sendable, Hashable, CustomStringConvertible {
    package let path: String
    package let problem: String

    package init(path: String, problem: String) {
        self.path = path
        self.problem = problem
    }

    package var description: String { "cannot set '\(path)': \(problem)" }
}
