import Glibc

/// How many files and connections the process may have open.
enum OpenFiles {
    /// Asks for as many as the system allows this process; many systems begin with 1024, which the listener's
    /// connections alone use up.
    static func raiseLimit() {
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(files, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
        limit.rlim_cur = limit.rlim_max
        // Refused, it stays as it was, and connections past it wait.
        _ = setrlimit(files, &limit)
    }
}
