import Logging

/// Nobody reads what clients of a failing mock say.
typealias SilentLog = SwiftLogNoOpLogHandler
