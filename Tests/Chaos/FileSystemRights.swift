import Foundation

/// The right to mount a file system, in a view of the file systems that ends with this program.
enum FileSystemRights {
    private static let mark = "SIGNALBOX_CHAOS_MAY_MOUNT"

    /// Becomes this program again, with the right where it can be had; without it the program goes on as it is.
    static func take() {
        guard ProcessInfo.processInfo.environment[mark] == nil else { return }
        // As root; else as one who is root in a view of users of its own.
        for options in [["--mount"], ["--user", "--map-root-user", "--mount"]] {
            let words = ["unshare"] + options
            if isAllowed(words) { become(words + ["env", "\(mark)=yes"] + CommandLine.arguments) }
        }
    }

    private static func isAllowed(_ words: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words + ["true"]
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// Returns only when it cannot be done.
    private static func become(_ words: [String]) {
        var arguments = words.map { strdup($0) } + [nil]
        execvp(words[0], &arguments)
        for argument in arguments { free(argument) }
    }
}
