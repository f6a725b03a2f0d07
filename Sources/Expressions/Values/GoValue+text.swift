extension GoValue {
    /// As Go's `%v` prints it: `[1 a]`, `map[a:1]`, `<nil>`.
    package var text: String {
        if case .string(let text) = self { return text }
        var text = ""
        appendText(to: &text, depth: 0)
        return text
    }

    private func appendText(to text: inout String, depth: Int) {
        guard depth < Self.maximumDepth, text.utf8.count < Evaluation.maximumResultBytes else { return }
        switch self {
        case .null: text += "<nil>"
        case .bool(let flag): text += flag ? "true" : "false"
        case .integer(let number, let type): text += type.text(of: number)
        case .float(let number): text += goNumberText(number)
        case .string(let string): text += string
        case .list(let list):
            text += "["
            for (index, element) in list.elements.enumerated() {
                if index > 0 { text += " " }
                element.appendText(to: &text, depth: depth + 1)
            }
            text += "]"
        case .map(let map):
            text += "map["
            for (index, name) in map.sortedNames.enumerated() {
                if index > 0 { text += " " }
                text += name + ":"
                (map[name] ?? .null).appendText(to: &text, depth: depth + 1)
            }
            text += "]"
        case .time(let time): text += time.text
        case .function: text += "func"
        case .object(let object): text += object.text
        }
    }
}

extension GoInteger {
    fileprivate func text(of number: Int64) -> String {
        switch self {
        case .duration: Duration.nanoseconds(number).goText
        case .month where (1...12).contains(number): Self.months[Int(number) - 1]
        case .weekday where (0...6).contains(number): Self.weekdays[Int(number)]
        default: String(number)
        }
    }

    package static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    package static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}
