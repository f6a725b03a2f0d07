import Glibc

/// Why the local cluster cannot serve, and what to do about it.
package enum LocalClusterError: Error, Sendable, Equatable, CustomStringConvertible {
    case portTaken(host: String, port: Int)
    /// The file was written by a later version of this program.
    case newerDatabase(path: String)
    case unusableDatabase(path: String, problem: String)
    case unusableCertificates(String)

    package var description: String {
        switch self {
        case .portTaken(let host, let port):
            "\(host):\(port) is in use by another program: stop it, or choose another port for the local cluster"
        case .newerDatabase(let path):
            "\(path) was written by a newer signalbox: use that version, or name another file for the local cluster"
        case .unusableDatabase(let path, let problem):
            "\(path) cannot be used as the local cluster's database: \(problem)"
        case .unusableCertificates(let problem):
            "the local cluster's certificate files cannot be used: \(problem)"
        }
    }
}

/// The system's number for "address already in use".
let addressInUse = EADDRINUSE
