@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06DeleteC0V0072apreconditiononanotherobjectsuidstopsthedeletion_DjbmchhdfdDHAGFCasxcawb4TestfMp_17Z3574f01a643899a7fMu_() async throws -> Void {
  let $s17LocalClusterTests06DeleteC0V0072apreconditiononanotherobjectsuidstopsthedeletion_DjbmchhdfdDHAGFCasxcawb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(DeleteTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06DeleteC0V0072apreconditiononanotherobjectsuidstopsthedeletion_DjbmchhdfdDHAGFCasxcawb4TestfMp_7__localfMu_.`a precondition on another object's uid stops the deletion`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06DeleteC0V0072apreconditiononanotherobjectsuidstopsthedeletion_DjbmchhdfdDHAGFCasxcawb4TestfMp_25generator3574f01a643899a7fMu_() async -> Testing.Test {
  return .__function(
  named: "`a precondition on another object's uid stops the deletion`()",
  in: DeleteTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a precondition on another object's uid stops the deletion",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/DeleteTests.swift", filePath: "/work/main/Tests/LocalClusterTests/DeleteTests.swift", line: 16, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06DeleteC0V0072apreconditiononanotherobjectsuidstopsthedeletion_DjbmchhdfdDHAGFCasxcawb4TestfMp_17Z3574f01a643899a7fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06DeleteC0V0072apreconditiononanotherobjectsuidstopsthedeletion_DjbmchhdfdDHAGFCasxcawb4TestfMp_24accessor3574f01a643899a7fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06DeleteC0V0072apreconditiononanotherobjectsuidstopsthedeletion_DjbmchhdfdDHAGFCasxcawb4TestfMp_25generator3574f01a643899a7fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06DeleteC0V0072apreconditiononanotherobjectsuidstopsthedeletion_DjbmchhdfdDHAGFCasxcawb4TestfMp_33testContentRecord3574f01a643899a7fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06DeleteC0V0072apreconditiononanotherobjectsuidstopsthedeletion_DjbmchhdfdDHAGFCasxcawb4TestfMp_24accessor3574f01a643899a7fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:23:6-23:6
