@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0088anoutputgoestoabucketelsewheresignedandcomesfromthereagain_JsbgecbgjgdfefFGIICAbhaFGIacc4TestfMp_17Z97c81e200fc2aff2fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests07StorageC0V0088anoutputgoestoabucketelsewheresignedandcomesfromthereagain_JsbgecbgjgdfefFGIICAbhaFGIacc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(StorageTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests07StorageC0V0088anoutputgoestoabucketelsewheresignedandcomesfromthereagain_JsbgecbgjgdfefFGIICAbhaFGIacc4TestfMp_7__localfMu_.`an output goes to a bucket elsewhere, signed, and comes from there again`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0088anoutputgoestoabucketelsewheresignedandcomesfromthereagain_JsbgecbgjgdfefFGIICAbhaFGIacc4TestfMp_25generator97c81e200fc2aff2fMu_() async -> Testing.Test {
  return .__function(
  named: "`an output goes to a bucket elsewhere, signed, and comes from there again`()",
  in: StorageTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "an output goes to a bucket elsewhere, signed, and comes from there again",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/StorageTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/StorageTests.swift", line: 59, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests07StorageC0V0088anoutputgoestoabucketelsewheresignedandcomesfromthereagain_JsbgecbgjgdfefFGIICAbhaFGIacc4TestfMp_17Z97c81e200fc2aff2fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests07StorageC0V0088anoutputgoestoabucketelsewheresignedandcomesfromthereagain_JsbgecbgjgdfefFGIICAbhaFGIacc4TestfMp_24accessor97c81e200fc2aff2fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests07StorageC0V0088anoutputgoestoabucketelsewheresignedandcomesfromthereagain_JsbgecbgjgdfefFGIICAbhaFGIacc4TestfMp_25generator97c81e200fc2aff2fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests07StorageC0V0088anoutputgoestoabucketelsewheresignedandcomesfromthereagain_JsbgecbgjgdfefFGIICAbhaFGIacc4TestfMp_33testContentRecord97c81e200fc2aff2fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests07StorageC0V0088anoutputgoestoabucketelsewheresignedandcomesfromthereagain_JsbgecbgjgdfefFGIICAbhaFGIacc4TestfMp_24accessor97c81e200fc2aff2fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:88:6-88:6
