@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011RequestLeafC0V0091aresourcetemplatepatchesreplacesanddeletesbymanifestandbyflags_wwbiihidhcidcDJDEJBbvaGBAbfc4TestfMp_17Z9e052fbc1cde535cfMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011RequestLeafC0V0091aresourcetemplatepatchesreplacesanddeletesbymanifestandbyflags_wwbiihidhcidcDJDEJBbvaGBAbfc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RequestLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011RequestLeafC0V0091aresourcetemplatepatchesreplacesanddeletesbymanifestandbyflags_wwbiihidhcidcDJDEJBbvaGBAbfc4TestfMp_7__localfMu_.`a resource template patches, replaces and deletes, by manifest and by flags`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011RequestLeafC0V0091aresourcetemplatepatchesreplacesanddeletesbymanifestandbyflags_wwbiihidhcidcDJDEJBbvaGBAbfc4TestfMp_25generator9e052fbc1cde535cfMu_() async -> Testing.Test {
  return .__function(
  named: "`a resource template patches, replaces and deletes, by manifest and by flags`()",
  in: RequestLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a resource template patches, replaces and deletes, by manifest and by flags",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/RequestLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift", line: 84, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011RequestLeafC0V0091aresourcetemplatepatchesreplacesanddeletesbymanifestandbyflags_wwbiihidhcidcDJDEJBbvaGBAbfc4TestfMp_17Z9e052fbc1cde535cfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011RequestLeafC0V0091aresourcetemplatepatchesreplacesanddeletesbymanifestandbyflags_wwbiihidhcidcDJDEJBbvaGBAbfc4TestfMp_24accessor9e052fbc1cde535cfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011RequestLeafC0V0091aresourcetemplatepatchesreplacesanddeletesbymanifestandbyflags_wwbiihidhcidcDJDEJBbvaGBAbfc4TestfMp_25generator9e052fbc1cde535cfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011RequestLeafC0V0091aresourcetemplatepatchesreplacesanddeletesbymanifestandbyflags_wwbiihidhcidcDJDEJBbvaGBAbfc4TestfMp_33testContentRecord9e052fbc1cde535cfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011RequestLeafC0V0091aresourcetemplatepatchesreplacesanddeletesbymanifestandbyflags_wwbiihidhcidcDJDEJBbvaGBAbfc4TestfMp_24accessor9e052fbc1cde535cfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:108:6-108:6
