@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011RequestLeafC0V0099aresourcetemplatecreateswaitsforitsconditionandgivespartsoftheobject_eCbiihfddjdffcdGCIFDGbyaJCEbnc4TestfMp_16Z57cf8e2dd2948ddfMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011RequestLeafC0V0099aresourcetemplatecreateswaitsforitsconditionandgivespartsoftheobject_eCbiihfddjdffcdGCIFDGbyaJCEbnc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RequestLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011RequestLeafC0V0099aresourcetemplatecreateswaitsforitsconditionandgivespartsoftheobject_eCbiihfddjdffcdGCIFDGbyaJCEbnc4TestfMp_7__localfMu_.`a resource template creates, waits for its condition, and gives parts of the object`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011RequestLeafC0V0099aresourcetemplatecreateswaitsforitsconditionandgivespartsoftheobject_eCbiihfddjdffcdGCIFDGbyaJCEbnc4TestfMp_24generator57cf8e2dd2948ddfMu_() async -> Testing.Test {
  return .__function(
  named: "`a resource template creates, waits for its condition, and gives parts of the object`()",
  in: RequestLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a resource template creates, waits for its condition, and gives parts of the object",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/RequestLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift", line: 43, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011RequestLeafC0V0099aresourcetemplatecreateswaitsforitsconditionandgivespartsoftheobject_eCbiihfddjdffcdGCIFDGbyaJCEbnc4TestfMp_16Z57cf8e2dd2948ddfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011RequestLeafC0V0099aresourcetemplatecreateswaitsforitsconditionandgivespartsoftheobject_eCbiihfddjdffcdGCIFDGbyaJCEbnc4TestfMp_23accessor57cf8e2dd2948ddfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011RequestLeafC0V0099aresourcetemplatecreateswaitsforitsconditionandgivespartsoftheobject_eCbiihfddjdffcdGCIFDGbyaJCEbnc4TestfMp_24generator57cf8e2dd2948ddfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011RequestLeafC0V0099aresourcetemplatecreateswaitsforitsconditionandgivespartsoftheobject_eCbiihfddjdffcdGCIFDGbyaJCEbnc4TestfMp_32testContentRecord57cf8e2dd2948ddfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011RequestLeafC0V0099aresourcetemplatecreateswaitsforitsconditionandgivespartsoftheobject_eCbiihfddjdffcdGCIFDGbyaJCEbnc4TestfMp_23accessor57cf8e2dd2948ddfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:82:6-82:6
