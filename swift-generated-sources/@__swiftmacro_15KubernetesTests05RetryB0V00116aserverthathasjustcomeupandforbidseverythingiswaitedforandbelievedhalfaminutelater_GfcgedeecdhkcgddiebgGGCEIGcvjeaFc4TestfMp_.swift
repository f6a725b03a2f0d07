@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V00116aserverthathasjustcomeupandforbidseverythingiswaitedforandbelievedhalfaminutelater_GfcgedeecdhkcgddiebgGGCEIGcvjeaFc4TestfMp_16cd89c81a54a2a2f1fMu_() async throws -> Void {
  let $s15KubernetesTests05RetryB0V00116aserverthathasjustcomeupandforbidseverythingiswaitedforandbelievedhalfaminutelater_GfcgedeecdhkcgddiebgGGCEIGcvjeaFc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RetryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests05RetryB0V00116aserverthathasjustcomeupandforbidseverythingiswaitedforandbelievedhalfaminutelater_GfcgedeecdhkcgddiebgGGCEIGcvjeaFc4TestfMp_7__localfMu_.`a server that has just come up and forbids everything is waited for, and believed half a minute later`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V00116aserverthathasjustcomeupandforbidseverythingiswaitedforandbelievedhalfaminutelater_GfcgedeecdhkcgddiebgGGCEIGcvjeaFc4TestfMp_25generatorcd89c81a54a2a2f1fMu_() async -> Testing.Test {
  return .__function(
  named: "`a server that has just come up and forbids everything is waited for, and believed half a minute later`()",
  in: RetryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a server that has just come up and forbids everything is waited for, and believed half a minute later",traits: [.__documentationLine("/// As a kube-apiserver does for a second after its start, seen with a real one.")],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/RetryTests.swift", filePath: "/work/main/Tests/KubernetesTests/RetryTests.swift", line: 71, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests05RetryB0V00116aserverthathasjustcomeupandforbidseverythingiswaitedforandbelievedhalfaminutelater_GfcgedeecdhkcgddiebgGGCEIGcvjeaFc4TestfMp_16cd89c81a54a2a2f1fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests05RetryB0V00116aserverthathasjustcomeupandforbidseverythingiswaitedforandbelievedhalfaminutelater_GfcgedeecdhkcgddiebgGGCEIGcvjeaFc4TestfMp_24accessorcd89c81a54a2a2f1fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests05RetryB0V00116aserverthathasjustcomeupandforbidseverythingiswaitedforandbelievedhalfaminutelater_GfcgedeecdhkcgddiebgGGCEIGcvjeaFc4TestfMp_25generatorcd89c81a54a2a2f1fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests05RetryB0V00116aserverthathasjustcomeupandforbidseverythingiswaitedforandbelievedhalfaminutelater_GfcgedeecdhkcgddiebgGGCEIGcvjeaFc4TestfMp_33testContentRecordcd89c81a54a2a2f1fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests05RetryB0V00116aserverthathasjustcomeupandforbidseverythingiswaitedforandbelievedhalfaminutelater_GfcgedeecdhkcgddiebgGGCEIGcvjeaFc4TestfMp_24accessorcd89c81a54a2a2f1fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:95:6-95:6
