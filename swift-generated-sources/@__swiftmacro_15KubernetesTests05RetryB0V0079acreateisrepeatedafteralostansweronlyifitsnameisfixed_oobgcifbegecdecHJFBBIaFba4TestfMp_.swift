@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0079acreateisrepeatedafteralostansweronlyifitsnameisfixed_oobgcifbegecdecHJFBBIaFba4TestfMp_16d89af1f5a6b4abeffMu_() async throws -> Void {
  let $s15KubernetesTests05RetryB0V0079acreateisrepeatedafteralostansweronlyifitsnameisfixed_oobgcifbegecdecHJFBBIaFba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RetryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests05RetryB0V0079acreateisrepeatedafteralostansweronlyifitsnameisfixed_oobgcifbegecdecHJFBBIaFba4TestfMp_7__localfMu_.`a create is repeated after a lost answer only if its name is fixed`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0079acreateisrepeatedafteralostansweronlyifitsnameisfixed_oobgcifbegecdecHJFBBIaFba4TestfMp_25generatord89af1f5a6b4abeffMu_() async -> Testing.Test {
  return .__function(
  named: "`a create is repeated after a lost answer only if its name is fixed`()",
  in: RetryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a create is repeated after a lost answer only if its name is fixed",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/RetryTests.swift", filePath: "/work/main/Tests/KubernetesTests/RetryTests.swift", line: 53, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests05RetryB0V0079acreateisrepeatedafteralostansweronlyifitsnameisfixed_oobgcifbegecdecHJFBBIaFba4TestfMp_16d89af1f5a6b4abeffMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests05RetryB0V0079acreateisrepeatedafteralostansweronlyifitsnameisfixed_oobgcifbegecdecHJFBBIaFba4TestfMp_24accessord89af1f5a6b4abeffMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests05RetryB0V0079acreateisrepeatedafteralostansweronlyifitsnameisfixed_oobgcifbegecdecHJFBBIaFba4TestfMp_25generatord89af1f5a6b4abeffMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests05RetryB0V0079acreateisrepeatedafteralostansweronlyifitsnameisfixed_oobgcifbegecdecHJFBBIaFba4TestfMp_33testContentRecordd89af1f5a6b4abeffMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests05RetryB0V0079acreateisrepeatedafteralostansweronlyifitsnameisfixed_oobgcifbegecdecHJFBBIaFba4TestfMp_24accessord89af1f5a6b4abeffMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:68:6-68:6
