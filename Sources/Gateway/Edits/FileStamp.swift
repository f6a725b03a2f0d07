import Dispatch
import Foundation
import Glibc

/// What a file looks like from outside; links are followed, as a ConfigMap's files are links that are exchanged.
struct FileStamp: Sendable, Hashable {
    let path: String
    private let device: UInt64
    private let inode: UInt64
    private let bytes: Int64
    private let modifiedSeconds: Int
    private let modifiedNanoseconds: Int

    init(_ path: String) {
        var status = stat()
        let isThere = stat(path, &status) == 0
        self.path = path
        device = isThere ? UInt64(status.st_dev) : 0
        inode = isThere ? UInt64(status.st_ino) : 0
        bytes = isThere ? Int64(status.st_size) : -1
        modifiedSeconds = isThere ? status.st_mtim.tv_sec : 0
        modifiedNanoseconds = isThere ? status.st_mtim.tv_nsec : 0
    }
}
