@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011RequestLeafC0V0075anhttptemplatesucceedsbyitsstatusorbyitscondition_BkbeiicdgccdDAJBCEartcazb4TestfMp_17Z6d206f56ea12d16afMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011RequestLeafC0V0075anhttptemplatesucceedsbyitsstatusorbyitscondition_BkbeiicdgccdDAJBCEartcazb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RequestLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011RequestLeafC0V0075anhttptemplatesucceedsbyitsstatusorbyitscondition_BkbeiicdgccdDAJBCEartcazb4TestfMp_7__localfMu_.`an http template succeeds by its status, or by its condition`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011RequestLeafC0V0075anhttptemplatesucceedsbyitsstatusorbyitscondition_BkbeiicdgccdDAJBCEartcazb4TestfMp_25generator6d206f56ea12d16afMu_() async -> Testing.Test {
  return .__function(
  named: "`an http template succeeds by its status, or by its condition`()",
  in: RequestLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "an http template succeeds by its status, or by its condition",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/RequestLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift", line: 10, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011RequestLeafC0V0075anhttptemplatesucceedsbyitsstatusorbyitscondition_BkbeiicdgccdDAJBCEartcazb4TestfMp_17Z6d206f56ea12d16afMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011RequestLeafC0V0075anhttptemplatesucceedsbyitsstatusorbyitscondition_BkbeiicdgccdDAJBCEartcazb4TestfMp_24accessor6d206f56ea12d16afMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011RequestLeafC0V0075anhttptemplatesucceedsbyitsstatusorbyitscondition_BkbeiicdgccdDAJBCEartcazb4TestfMp_25generator6d206f56ea12d16afMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011RequestLeafC0V0075anhttptemplatesucceedsbyitsstatusorbyitscondition_BkbeiicdgccdDAJBCEartcazb4TestfMp_33testContentRecord6d206f56ea12d16afMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011RequestLeafC0V0075anhttptemplatesucceedsbyitsstatusorbyitscondition_BkbeiicdgccdDAJBCEartcazb4TestfMp_24accessor6d206f56ea12d16afMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:41:6-41:6
