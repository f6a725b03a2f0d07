import Foundation

/// The two streams: data for programs and pipes, words for people.
enum Output {
    static func line(_ text: String) { write(text + "\n", to: .standardOutput) }

    static func complain(_ text: String) { write(text + "\n", to: .standardError) }

    private static func write(_ text: String, to handle: FileHandle) {
        // A reader that closed the pipe (such as head) has seen enough.
        do { try handle.write(contentsOf: Data(text.utf8)) } catch { Foundation.exit(0) }
    }

    /// Rows under their headings, columns aligned and three spaces apart, as kubectl prints them.
    static func table(_ headings: [String], _ rows: [[String]]) {
        let lines = [headings] + rows
        let widths = headings.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        for row in lines {
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell.padding(toLength: widths[column] + 3, withPad: " ", startingAt: 0)
            }
            line(cells.joined())
        }
    }
}
