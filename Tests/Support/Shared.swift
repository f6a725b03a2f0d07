import Foundation

/// The directory of specifications, golden cases and fixtures that lies beside the project.
package let sharedDirectory: String = ProcessInfo.processInfo.environment["SIGNALBOX_SHARED"] ?? "../shared"
