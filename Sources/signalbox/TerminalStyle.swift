import Foundation

/// Colours where somebody looks; plain text in pipes and files.
struct TerminalStyle: Sendable {
    enum Colour: Int, Sendable { case red = 31, green = 32, yellow = 33, blue = 34, cyan = 36, grey = 90 }

    let isTerminal: Bool

    static var current: TerminalStyle {
        let isPlain = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return TerminalStyle(isTerminal: isatty(STDOUT_FILENO) == 1 && !isPlain)
    }

    func paint(_ text: String, _ colour: Colour) -> String {
        isTerminal ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// The sign of a phase, as Argo's command line has it.
    func mark(of phase: String) -> String {
        switch phase {
        case "Pending": paint("◷", .yellow)
        case "Running": paint("●", .cyan)
        case "Succeeded": paint("✔", .green)
        case "Skipped": paint("○", .grey)
        case "Failed": paint("✖", .red)
        case "Error": paint("⚠", .red)
        default: " "
        }
    }

    /// Columns on the screen: what colours consists of takes none.
    func width(_ text: String) -> Int {
        var count = 0
        var isEscaped = false
        for letter in text {
            if letter == "\u{1B}" { isEscaped = true }
            if !isEscaped { count += 1 }
            if isEscaped, letter == "m" { isEscaped = false }
        }
        return count
    }
}
