import Foundation

/// The two streams: data for programs and pipes, words for people.
enum Output {
    static func line(_ text: String) {
        guard let problem = write(text + "\n", to: STDOUT_FILENO) else { return }
        complain("signalbox: what it says could not be written: \(String(cString: strerror(problem)))")
        Foundation.exit(1)
    }

    static func complain(_ text: String) {
        // Where people are to be told what is wrong, nothing can be said of it.
        _ = write(text + "\n", to: STDERR_FILENO)
    }

    /// nil when all is written, else the error's number; Foundation does not say which it is.
    private static func write(_ text: String, to descriptor: Int32) -> Int32? {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest.removeFirst(written)
            } else if errno == EPIPE, descriptor == STDOUT_FILENO {
                // A reader that closed the pipe (such as head) has seen enough.
                Foundation.exit(0)
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
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
