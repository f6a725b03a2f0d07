@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0086aclosedportistriedagainevenforacreatebecausenothingarrived_IsbgecffedbghhHHIICAbwJcabc4TestfMp_17Z8b44b63dd88a068efMu_() async throws -> Void {
  let $s15KubernetesTests05RetryB0V0086aclosedportistriedagainevenforacreatebecausenothingarrived_IsbgecffedbghhHHIICAbwJcabc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RetryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests05RetryB0V0086aclosedportistriedagainevenforacreatebecausenothingarrived_IsbgecffedbghhHHIICAbwJcabc4TestfMp_7__localfMu_.`a closed port is tried again even for a create, because nothing arrived`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0086aclosedportistriedagainevenforacreatebecausenothingarrived_IsbgecffedbghhHHIICAbwJcabc4TestfMp_25generator8b44b63dd88a068efMu_() async -> Testing.Test {
  return .__function(
  named: "`a closed port is tried again even for a create, because nothing arrived`()",
  in: RetryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a closed port is tried again even for a create, because nothing arrived",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/RetryTests.swift", filePath: "/work/main/Tests/KubernetesTests/RetryTests.swift", line: 97, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests05RetryB0V0086aclosedportistriedagainevenforacreatebecausenothingarrived_IsbgecffedbghhHHIICAbwJcabc4TestfMp_17Z8b44b63dd88a068efMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests05RetryB0V0086aclosedportistriedagainevenforacreatebecausenothingarrived_IsbgecffedbghhHHIICAbwJcabc4TestfMp_24accessor8b44b63dd88a068efMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests05RetryB0V0086aclosedportistriedagainevenforacreatebecausenothingarrived_IsbgecffedbghhHHIICAbwJcabc4TestfMp_25generator8b44b63dd88a068efMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests05RetryB0V0086aclosedportistriedagainevenforacreatebecausenothingarrived_IsbgecffedbghhHHIICAbwJcabc4TestfMp_33testContentRecord8b44b63dd88a068efMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests05RetryB0V0086aclosedportistriedagainevenforacreatebecausenothingarrived_IsbgecffedbghhHHIICAbwJcabc4TestfMp_24accessor8b44b63dd88a068efMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:108:6-108:6
